/** The part of jstat that tests compare with; the package brings no types. */
declare module 'jstat' {
  const jstat: { readonly chisquare: { readonly cdf: (x: number, degrees: number) => number } };
  export default jstat;
}

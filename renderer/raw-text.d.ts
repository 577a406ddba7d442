/** A file's text as it is, which the build puts into a part of its own. */
declare module '*?raw' {
  const text: string;
  export default text;
}

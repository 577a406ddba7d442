import arabic from './arabic.json' with { type: 'json' };
import french from './french.json' with { type: 'json' };

/** What went wrong, by its code; in English core's own words say it. */
type Trouble = Readonly<Record<string, { readonly message: string; readonly hint: string }>>;
type FormCatalogue = { readonly trouble: Trouble; readonly [feature: string]: object };

/**
 * What the program itself says among a form's questions, in languages that forms are asked in while the program around
 * them speaks another. Tests hold each to the keys that those parts ask for.
 */
export const formCatalogues: Readonly<Record<string, FormCatalogue>> = { ar: arabic, fr: french };

/** One forward step of the database's shape. Released migrations are never edited; a mistake is mended by the next one. */
export type Migration = { readonly version: number; readonly sql: string };

/** Who does what nobody asked for, in the audit log and in the history of aliases. */
export const AUTOMATIC_ACTOR = 'Fieldloop';

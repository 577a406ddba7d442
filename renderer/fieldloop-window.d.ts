/** What the preload script gives the window beside the port to core: the questions only the system can ask. */
interface Window {
  readonly fieldloop: {
    /** Null where the person closed the dialog. */
    chooseFile(kind: 'table' | 'onnx' | 'any'): Promise<string | null>;
    chooseFolder(): Promise<string | null>;
    saveFile(name: string): Promise<string | null>;
    /** A notification of the desktop: true where the person opened it, false where it went away. */
    showNotice(title: string, body: string): Promise<boolean>;
    /** Opens the home anew, then this page. */
    restart(): Promise<void>;
    /** Prints what the page shows in print. Null where the person changed their mind; rejects where it failed. */
    printPage(): Promise<string | null>;
    /** The same as a PDF, whose path it answers. */
    savePdf(name: string): Promise<string | null>;
    /** A page of HTML as a PDF, whose path it answers; null where the person changed their mind. */
    savePdfOf(name: string, html: string): Promise<string | null>;
  };
}

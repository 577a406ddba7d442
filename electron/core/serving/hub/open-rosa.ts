import { element, escapeText, textElement } from '../../../../shared/forms/xform/xml.ts';

/** Headers of every answer (OpenRosa HTTP Request API 1.0). */
export const OPEN_ROSA_HEADERS = { 'X-OpenRosa-Version': '1.0' } as const;

const document = (xml: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;

export type ListedForm = {
  readonly formId: string;
  readonly name: string;
  readonly version: string;
  readonly md5: string;
  readonly downloadUrl: string;
  /** Null where nothing lies beside the form. */
  readonly manifestUrl: string | null;
};

/** The forms to fetch (OpenRosa Form List API 1.0). */
export const writeFormList = (forms: readonly ListedForm[]): string =>
  document(
    element(
      'xforms',
      { xmlns: 'http://openrosa.org/xforms/xformsList' },
      ...forms.map((form) =>
        element(
          'xform',
          {},
          textElement('formID', form.formId),
          textElement('name', form.name),
          textElement('version', form.version),
          textElement('hash', `md5:${form.md5}`),
          textElement('downloadUrl', form.downloadUrl),
          form.manifestUrl === null ? '' : textElement('manifestUrl', form.manifestUrl),
        ),
      ),
    ),
  );

export type ListedFile = { readonly filename: string; readonly md5: string; readonly downloadUrl: string };

/** The files beside a form (OpenRosa Form Manifest, in the Form List API). */
export const writeManifest = (files: readonly ListedFile[]): string =>
  document(
    element(
      'manifest',
      { xmlns: 'http://openrosa.org/xforms/xformsManifest' },
      ...files.map(({ filename, md5, downloadUrl }) =>
        element(
          'mediaFile',
          {},
          textElement('filename', filename),
          textElement('hash', `md5:${md5}`),
          textElement('downloadUrl', downloadUrl),
        ),
      ),
    ),
  );

/** What a phone shows to the person (OpenRosa Form Submission API, response). */
export const writeResponse = (nature: 'submit_success' | 'submit_error' | 'error', message: string): string =>
  document(
    element(
      'OpenRosaResponse',
      { xmlns: 'http://openrosa.org/http/response' },
      element('message', { nature }, escapeText(message)),
    ),
  );

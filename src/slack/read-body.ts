/** The most fields of a form; a slash command has about fifteen. */
export const maxFormFields = 100;

/** The two ways in which Slack writes a request body. */
export type BodyType = 'json' | 'form';

/** What kind of body a content type announces, whatever its case and parameters; `undefined` for any other. */
export function toBodyType(contentType: string | undefined): BodyType | undefined {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/json') return 'json';
  return type === 'application/x-www-form-urlencoded' ? 'form' : undefined;
}

/** A payload of Slack, as far as it is looked at before Bolt reads it. */
export type Payload = {
  readonly type?: unknown;
  readonly event?: unknown;
  readonly command?: unknown;
  readonly challenge?: unknown;
  readonly api_app_id?: unknown;
};

/**
 * The payload of a body: JSON, a form, or JSON in the field `payload` of a form. `undefined` where it is no payload of Slack:
 * not an object, without an event, a command or a type.
 */
export function readBody(body: Uint8Array, type: BodyType): Payload | undefined {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  if (type === 'json') return toPayload(parse(text));
  if (countFields(text) > maxFormFields) return undefined;
  const form = new URLSearchParams(text);
  const payload = form.get('payload');
  return payload === null ? toPayload(Object.fromEntries(form)) : toPayload(parse(payload));
}

/** Whether a body is Slack's check of the certificate, which comes unsigned and carries nothing. */
export function isCertificateCheck(body: Uint8Array, type: BodyType): boolean {
  if (type !== 'form' || body.byteLength > 1_000) return false;
  return new URLSearchParams(Buffer.from(body).toString('utf8')).getAll('ssl_check').join() === '1';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Too deep or no JSON: no payload either way.
    return undefined;
  }
}

function toPayload(value: unknown): Payload | undefined {
  if (!isPayload(value) || 'ssl_check' in value) return undefined;
  if ('event' in value) return isPayload(value.event) && typeof value.event.type === 'string' ? value : undefined;
  return typeof value.command === 'string' || typeof value.type === 'string' ? value : undefined;
}

function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function countFields(text: string): number {
  let count = 1;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) count += 1;
  return count;
}

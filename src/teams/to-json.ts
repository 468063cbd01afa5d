/** The JSON of cards that are sent again and again, for as long as somebody keeps them. */
const known = new WeakMap<object, string>();

/**
 * The JSON of an activity. Its attachments are written once: a card is 20 KB, and writing it takes longer than the rest of a
 * turn. So attachments must not be changed after they were sent.
 */
export function toJson({ attachments, ...rest }: { readonly attachments?: readonly object[] }): string {
  if (!attachments) return JSON.stringify(rest);
  let json = known.get(attachments);
  if (json === undefined) {
    json = JSON.stringify(attachments);
    known.set(attachments, json);
  }
  return JSON.stringify({ ...rest, attachments: [] }).replace(/"attachments":\[\]\}$/, () => `"attachments":${json}}`);
}

import { type Activity, ActivityTypes } from 'botbuilder';

/**
 * The activity in the body of a request; `undefined` where the body is none. What is not of the shape that botbuilder's types
 * promise is left out, so that nobody behind has to check it again.
 */
export function toActivity(body: object): Activity | undefined {
  const activity = body as Activity;
  const { type, id, conversation, from, recipient, text, attachments, entities, channelData, locale } = activity;
  if (typeof type !== 'string' || typeof Object(conversation).id !== 'string') return undefined;
  if (![from, recipient].every((account) => account === undefined || typeof Object(account).id === 'string')) {
    return undefined;
  }
  return {
    ...activity,
    id: typeof id === 'string' ? id : '',
    text: typeof text === 'string' ? text : '',
    attachments: objectsOf(attachments),
    entities: objectsOf(entities),
    channelData: { ...Object(channelData), tenant: Object(channelData?.tenant) },
    locale: typeof locale === 'string' ? locale : '',
    conversation: { ...conversation, id: toThread(activity) },
  };
}

/** The conversation's id with the thread it belongs to: a post that begins a thread may come without it. */
function toThread({ type, id, conversation }: Activity): string {
  const isRoot = conversation.conversationType === 'channel' && !conversation.id.includes(';messageid=');
  return type === ActivityTypes.Message && isRoot && id ? `${conversation.id};messageid=${id}` : conversation.id;
}

function objectsOf<Item>(list: readonly Item[] | undefined): Item[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'object' && item !== null) : [];
}

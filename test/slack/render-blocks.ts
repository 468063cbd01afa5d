import type { KnownBlock, RichTextBlockElement, RichTextElement, TextObject } from '@slack/types';

/** Blocks as Slack's desktop client shows them, near enough to judge a layout: plain HTML without scripts. */
export function renderBlocks(blocks: readonly KnownBlock[]): string {
  return blocks.map((block) => `<div class="block ${block.type}">${render(block)}</div>`).join('\n');
}

/** The style that goes with it. */
export const style = `
body { font: 15px/1.47 Lato, "Noto Sans", "Noto Sans CJK SC", sans-serif; color: #1d1c1d; margin: 0; background: #fff }
.message { display: flex; gap: 8px; padding: 10px 20px; max-width: 680px }
.avatar { flex: none; width: 36px; height: 36px; border-radius: 6px; background: #0b5394; color: #fff; font-weight: 900; text-align: center; line-height: 36px }
.who { font-weight: 900 } .app { font-size: 10px; background: #e8e8e8; border-radius: 2px; padding: 1px 3px; color: #616061 } .when { font-size: 12px; color: #616061 }
.body { min-width: 0; flex: 1 } .block { margin: 4px 0 8px } .header { font-size: 18px; font-weight: 900 } .context { font-size: 13px; color: #616061 }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 6px 16px } .text { white-space: pre-wrap; overflow-wrap: anywhere }
code { font: 12px Monaco, Menlo, "DejaVu Sans Mono", monospace; color: #e01e5a; background: #f6f6f6; border: 1px solid #ddd; border-radius: 3px; padding: 2px 3px }
pre { font: 12px/1.5 Monaco, Menlo, "DejaVu Sans Mono", monospace; background: #f8f8f8; border: 1px solid #ddd; border-radius: 4px; padding: 8px; margin: 4px 0; white-space: pre-wrap; overflow-wrap: anywhere }
blockquote { margin: 4px 0; padding-left: 12px; border-left: 4px solid #ddd } ul { margin: 4px 0; padding-left: 24px } a { color: #1264a3; text-decoration: none }
.actions { display: flex; flex-wrap: wrap; gap: 8px } .button { border: 1px solid #bbb; border-radius: 4px; padding: 3px 12px; font-weight: 700; font-size: 13px; white-space: nowrap; align-self: flex-start }
.section { display: flex; gap: 16px } .section > :first-child { flex: 1 } hr { border: 0; border-top: 1px solid #ddd } .input .box { border: 1px solid #868686; border-radius: 4px; padding: 8px 12px; color: #868686 }
.home { max-width: 620px; padding: 20px }
`;

function render(block: KnownBlock): string {
  switch (block.type) {
    case 'header':
      return text(block.text);
    case 'section': {
      const body = block.text
        ? text(block.text)
        : `<div class="fields">${(block.fields ?? []).map(text).join('')}</div>`;
      return `<div>${body}</div>${block.accessory ? control(block.accessory) : ''}`;
    }
    case 'context':
      return block.elements.map((element) => (element.type === 'image' ? '' : text(element))).join('');
    case 'actions':
      return block.elements.map(control).join('');
    case 'rich_text':
      return block.elements.map(richText).join('');
    case 'divider':
      return '<hr>';
    case 'input':
      return `<div>${text(block.label)}</div><div class="box">${'placeholder' in block.element && block.element.placeholder ? escapeHtml(block.element.placeholder.text) : ''}</div>`;
    default:
      throw new Error(`The preview knows no block ${block.type}`);
  }
}

function text(object: TextObject): string {
  return `<div class="text">${object.type === 'plain_text' ? escapeHtml(object.text) : mrkdwn(object.text)}</div>`;
}

function mrkdwn(markup: string): string {
  return markup
    .replace(/<(https?:[^|>]+)\|([^>]*)>/g, '<a>$2</a>')
    .replace(/<@(\w+)>/g, '<a>@$1</a>')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*([^*\n]+)\*/g, '<b>$1</b>');
}

function control(element: object): string {
  if ('text' in element) return `<span class="button">${escapeHtml(labelOf(element.text))}</span>`;
  return 'placeholder' in element ? `<span class="button">${escapeHtml(labelOf(element.placeholder))} ▾</span>` : '';
}

function labelOf(label: unknown): string {
  return typeof label === 'object' && label !== null && 'text' in label ? String(label.text) : '';
}

function richText(element: RichTextBlockElement): string {
  switch (element.type) {
    case 'rich_text_section':
      return `<div class="text">${inline(element.elements)}</div>`;
    case 'rich_text_preformatted':
      return `<pre>${inline(element.elements)}</pre>`;
    case 'rich_text_quote':
      return `<blockquote class="text">${inline(element.elements)}</blockquote>`;
    case 'rich_text_list':
      return `<ul>${element.elements.map((item) => `<li class="text">${inline(item.elements)}</li>`).join('')}</ul>`;
  }
}

function inline(elements: readonly RichTextElement[]): string {
  return elements
    .map((element) => {
      if (element.type !== 'text') throw new Error(`The preview knows no ${element.type}`);
      const { bold, italic, code } = element.style ?? {};
      const tag = code ? 'code' : bold ? 'b' : italic ? 'i' : 'span';
      return `<${tag}>${escapeHtml(element.text)}</${tag}>`;
    })
    .join('');
}

function escapeHtml(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

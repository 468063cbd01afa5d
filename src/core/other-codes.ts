import { anyOf } from './any-of.ts';
import { endsWith } from './ends-with.ts';
import { isLetter } from './is-letter.ts';
import { toEndings, toLengths } from './last-letters.ts';

/* Codes that are no error codes, by the words around "code": "verification code", "code postal", 验证码. */

/** What stands before "code" in them. */
const wordsBefore = (
  'verification one-time door gate security access zip postal post promo discount coupon voucher country area bar qr product item part source color colour tracking confirmation ' +
  'activation version pass dial license serial key char language currency hs icd bestätigungs prüf zugangs produkt artikel sicherheits'
).split(' ');
/** The same that are whole words. */
const wholeWordsBefore = ['date', 'hash', 'puk', 'unlock'];
/** Behind a word for access: "código de acceso denegado" tells of an error. */
const unlessDenied = '(?! (?:refus|den|neg))';

export const otherCodes = anyOf(
  `${anyOf(`(?<![a-z])${anyOf(...wholeWordsBefore)}`, ...wordsBefore)}[\\s-]?codes?`,
  `codes? (?:de |à |d.)?(?:vérification|sécurité|confirmation|postal|produit|promo|barres|accès${unlessDenied})`,
  `c[óo]digos? (?:d[eo]l? )?(?:verificaci[óo]n|verificação|seguridad|segurança|confirmaci[óo]n|confirmação|postal|producto|produto|barras|ac(?:c?eso|esso)${unlessDenied})`,
  `codic[ei] (?:di )?(?:verifica|sicurezza|conferma|postale|fiscale|prodotto|sconto|a barre|accesso${unlessDenied})`,
  '(?:验证|驗證|邮政|邮|郵遞|区|條碼|条形|条|门禁|門禁|二维|二維|产品|產品|商品|激活|源|优惠|颜色)(?:编?码|碼|代码|代碼|编号)',
  '(?:認証|確認|郵便|商品|製品|バー|qr|二次元|セキュリティ|国)コード',
);
const anywhere = new RegExp(`${otherCodes}(?![a-z])`, 'giu');
const atEnd = endsWith(otherCodes);

/** A text with a space in place of each of `otherCodes`. What stands right before one stays a part of a longer word: a "retdoorcode" returns nothing. */
export function withoutOtherCodes(text: string): string {
  if (!mayHaveOne(text)) return text;
  return text.replace(anywhere, (_, offset: number) => (isLetter(text.charCodeAt(offset - 1)) ? 'x ' : ' '));
}

/** Whether the text before an index ends with one of `otherCodes`. */
export function endsWithOtherCode(text: string, end: number): boolean {
  return mayEndWithOne(text, end) && atEnd(text, end);
}

/* Most texts have none of them, which a look at the words next to "code" tells quickly. */

/** The words for "code" in them, cut short. */
const codeWord = /code|c[oó]di|[码碼号ド]/giu;
/** Behind "code", where a word follows: "code de sécurité", "code postal". */
const wordBehind = /^s? \p{L}/iu;
const lengthOfCode = toLengths(['code', 'codes']);
const mayBeBefore = toEndings(
  wholeWordsBefore,
  wordsBefore.flatMap((word) => word.split('-')),
);
/** The last letters of what stands behind "code"; the single ones stand behind a letter with an accent. */
const mayBeBehind = toEndings(
  ['n', 's', 'a', 'o'],
  [
    ...['confirmation', 'postal', 'produit', 'promo', 'barres'],
    ...['verificacion', 'seguridad', 'producto', 'produto', 'barras', 'acceso', 'accesso'],
    ...['verifica', 'sicurezza', 'conferma', 'postale', 'fiscale', 'prodotto', 'sconto', 'barre'],
  ],
);

function mayHaveOne(text: string): boolean {
  codeWord.lastIndex = 0;
  while (codeWord.test(text)) {
    const end = codeWord.lastIndex;
    const isCode = (text.charCodeAt(end - 1) | 0x20) === 0x65; /* e */
    if (!isCode || mayStandBefore(text, end - 'code'.length) || wordBehind.test(text.slice(end, end + 3))) return true;
  }
  return false;
}

function mayEndWithOne(text: string, end: number): boolean {
  if (text.charCodeAt(end - 1) > 0x7f) return true;
  const length = lengthOfCode(text, end);
  return length === 0 ? mayBeBehind(text, end) : mayStandBefore(text, end - length);
}

/** Whether one of the words before "code" may stand before an index, with a space or a hyphen between. */
function mayStandBefore(text: string, index: number): boolean {
  const end = isLetter(text.charCodeAt(index - 1)) ? index : index - 1;
  return text.charCodeAt(end - 1) > 0x7f || mayBeBefore(text, end);
}

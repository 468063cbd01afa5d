import { endsWith } from './ends-with.ts';
import { isLetter } from './is-letter.ts';
import { toEndings } from './last-letters.ts';
import { endsWithOtherCode } from './other-codes.ts';
import { endsWithOneOf, toWordList } from './word-lists.ts';

/* Nouns whose numbers are their own: what they label is no error code. */

/** Nouns that label a number as something else than an error code. */
const otherThings = toWordList(
  'id ids tid tids pid pids uid uids gid gids cid cids sid sids thread handle address addr devaddr offset pointer ptr base hwnd mask ' +
    'flag flags dwflag dwflags provflag provflags dwprovflag dwprovflags lcid locale layout ' +
    'ticket case incident order invoice asset room phone tel telefon fax mobile mobil cell call dial extension ext zip pin imei isbn iban ' +
    'kb serial sn rma po sr inc chg req ref lot bin tag qty sku awb ean gtin upc acct account extendederror extendederr extendcode referencia ' +
    'commit merge revert branch blob tree sha hash digest checksum crc rev revision version build ver uuid guid token cookie nonce key mac ' +
    'byte bytes size length len count counter counters compteur contador contatore total speed port line column index sector block pos epoch timestamp timestamps time date qword word hex ' +
    'color colors colour colours background argb rgb rgba fill stroke vid subsys usb pci dev rid luid ' +
    'usd eur gbp chf jpy cny rmb price amount balance betrag preis sum ' +
    'raum zimmer kunden bestell rechnung auftrag zeitstempel fehleroffset poste salle dossier commande facture client horodatage ' +
    'sala chamado pedido factura fatura cliente desplazamiento deslocamento carimbo ordine fattura scostamento ' +
    'daddr xid keyerror pathspec grouptype systemflags nsresult wparam lparam',
  [
    'extended error',
    'extended err',
    'extended error code',
    'extend code',
    'duplicate entry',
    'con serie',
    'de serie',
    'di serie',
    'time stamp',
    'time stamps',
    's/n',
    'cherry-pick',
    'marca de tiempo',
    'décalage d erreur',
  ],
  [
    '(?<![a-z])(?:p\\d{1,2}|(?:counter|gauge)(?:32|64)|sha-?\\d{0,64}|crc-?\\d{0,64}|md5|ean-?\\d{1,2}|hkey_[a-z_]{1,64}|\\$|€|£|¥|décalage d.erreur|(?:de|n°) série|référence|referência)',
    '线程|进程|会话|句柄|地址|工单|单号|订单|订单号|编号|序列号|电话|手机|分机|房间|颜色|哈希|版本|大小|金额|价格|时间戳|偏移量?|線程|訂單|電話|時間戳',
    'スレッド|アドレス|電話|バージョン|注文|タイムスタンプ|オフセット|プロセス',
    '计数|計數|次数|次數|总数|總數|回数|件数|zähler',
  ],
  'id ids addr address handle offset sid tag flags version',
);
/** An id of something: "id of device". */
const endsWithIdAndWords = endsWith('(?<![a-z])[tpugcs]?ids?(?: [a-zé]{1,64}){1,2}');
const mayBeId = toEndings('id ids tid pid uid gid cid sid'.split(' '));

/** Nouns whose hex numbers are never error codes, whatever the catalog says. */
const neverCodes = toWordList(
  'color colors colour colours argb rgb rgba lcid handle address addr thread threadid tid pid timestamp timestamps offset crc checksum size ' +
    'mask bitmask netmask statflag keywordsall keywordsany exstyle dwstyle flag flags attr attrs base grantedaccess desiredaccess ip sp spi sact serr emask extendederror extendederr zeitstempel horodatage',
  [
    'thread id',
    'time stamp',
    'time stamps',
    'extended error',
    'extended err',
    'extended error code',
    'extend code',
    'hash key',
    'frame check sequence',
    'loaded at',
    'read of',
    'write to',
    ', entry',
    ', image',
    'violation reading',
    'violation writing',
    'violation executing',
    'window style',
    '--seed',
    'random seed',
    'desired access',
    'granted access',
    'has style',
  ],
  [
    '(?<![a-z])(?:crc-?\\d{0,64}|hkey_[a-z_]{1,64}|irq_stat|(?:lat|long)itudee7)',
    '颜色|时间戳|偏移量?|地址|タイムスタンプ|オフセット|アドレス',
  ],
);

/** Whether the text before an index ends with an id of something. */
function endsWithIdOf(text: string, end: number): boolean {
  let index = end;
  for (let words = 0; words < 2; words++) {
    while (isLetter(text.charCodeAt(index - 1)) || (text.charCodeAt(index - 1) | 0x20) === 0xe9 /* é */) index--;
    if (text.charCodeAt(--index) !== 0x20) return false;
    if (mayBeId(text, index)) return endsWithIdAndWords(text, end);
  }
  return false;
}

/** Whether the text before an index ends with a code that is no error code, or with a noun whose numbers are no error codes. */
export function endsWithOtherNoun(text: string, end: number): boolean {
  return endsWithOneOf(otherThings, text, end) || endsWithOtherCode(text, end) || endsWithIdOf(text, end);
}

/** Whether the text before an index ends with a noun whose numbers are never error codes, even if the catalog has such a code. */
export function endsWithNeverACode(text: string, end: number): boolean {
  return endsWithOneOf(neverCodes, text, end);
}

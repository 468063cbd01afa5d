import { anyOf } from './any-of.ts';
import { endsWith } from './ends-with.ts';
import { isLetter } from './is-letter.ts';
import { toEndings } from './last-letters.ts';

/* Nouns whose numbers are their own: what they label is no error code. */

/** Words that a text may end with, in lower case. They are looked up: an expression of them all would have to try each. */
interface LastWords {
  /** Words of ASCII. */
  readonly words: ReadonlySet<string>;
  /** Words that may also be the last part of a name: deviceId. */
  readonly parts: ReadonlySet<string>;
  /** Phrases that end with a word of ASCII, by that. */
  readonly phrases: ReadonlyMap<string, readonly string[]>;
  /** Whether a text may end, before an index, with one of those; quickly told. */
  readonly mayEnd: (text: string, end: number) => boolean;
  /** Whether a text ends, before an index, with what is written otherwise. */
  readonly endsWithOther: (text: string, end: number) => boolean;
}

/** Last parts of names that are no error code whatever stands before them: errorCount, ErrorColor. */
const ofAnything = new Set(['color', 'colour', 'count', 'size', 'length', 'mask']);

/**
 * Words that a text may end with.
 *
 * @param words words of ASCII in lower case, with spaces between
 * @param phrases what ends with a word of ASCII and has something else before it, in lower case
 * @param others expressions for what ends with no word of ASCII, or has a letter beyond ASCII, `_` or `'` before its last one
 * @param parts words that may also be the last part of a name, as in deviceId
 */
function toLastWords(words: string, phrases: readonly string[], others: readonly string[], parts = ''): LastWords {
  const partsOfNames = parts.match(/\w+/g) ?? [];
  const phrasesByLast = Map.groupBy(phrases, (phrase) => phrase.split(/[^a-z]/).at(-1) ?? '');
  return {
    words: new Set(words.split(' ')),
    parts: new Set(partsOfNames),
    phrases: phrasesByLast,
    mayEnd: toEndings([...words.split(' '), ...phrasesByLast.keys()], [...partsOfNames, ...ofAnything]),
    endsWithOther: endsWith(anyOf(...others)),
  };
}

/** Nouns that label a number as something else than an error code. */
const otherThings = toLastWords(
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
    'pathspec grouptype systemflags nsresult wparam lparam',
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
/** Who and what is numbered in daily work, and may be beside words of failing: a decimal number right behind them is theirs. */
const numberedThings = toLastWords(
  'job batch deal claim proposal employee customer patient student shipment parcel contract kostenstelle mitarbeiter kunde vertrag lieferung contrat ' +
    'empleado contrato protocolo boleto hotline inventario etiqueta patrimonio document dokument documento beleg konto sachkonto gegenkonto belegnummer ' +
    'sample samples paper papers lieferschein factuur lba terminal terminale merchant supplier voucher receipt waybill pallet booking reservation badge membership ' +
    'consignment article material artikel bestellung lieferant personalnummer fahrzeug vorgang buchung matricule fournisseur colis livraison devis reserva ' +
    'expediente proveedor socio abonado fornecedor artigo processo matricola commessa fornitore articolo lotto prenotazione pratica bolla spedizione',
  ['cost centre', 'cost center', 'nota fiscal'],
  [
    'patrimônio|inventário',
    '员工|客户|合同|快递|包裹|批次|学号|工号|会员|供应商|物料|凭证|终端|商户|料号|货号|卡号|账号|社員|顧客|契約|会員|品目|伝票|口座|部品|受注|発注|予約|(?<!\\p{L})(?:号码|號碼|番号)|albarán|matr[íi]cula|artículo|(?:运|快递|报销|采购|发货|出货|维修|保修)单|(?:運|保固|維修)單',
    '(?:주문|접수)번호(?:는|은)?|zgłoszeni[ae]',
  ],
);
/** An id of something: "id of the device". */
const endsWithIdOf = endsWith('(?<![a-z])[tpugcs]?ids?(?: [a-zé]{1,64}){1,2}');

/** Codes that are no error codes, by the word before or in front of "code". */
export const otherCodes = anyOf(
  '(?:verification|one-time|(?<![a-z])(?:date|hash|puk|unlock)|door|gate|security|access|zip|postal|post|promo|discount|coupon|voucher|country|area|bar|qr|product|item|part|source|colou?r|tracking|confirmation|activation|pass|dial|license|serial|key|char|language|currency|hs|icd|bestätigungs|prüf|zugangs|produkt|artikel|sicherheits)[\\s-]?codes?',
  'codes? (?:de |à )?(?:vérification|sécurité|confirmation|postal|produit|promo|barres)',
  'c[óo]digos? (?:de )?(?:verificaci[óo]n|verificação|seguridad|segurança|confirmaci[óo]n|confirmação|postal|producto|produto|barras)',
  'codic[ei] (?:di )?(?:verifica|sicurezza|conferma|postale|fiscale|prodotto|sconto|a barre)',
  '(?:验证|驗證|邮政|邮|郵遞|区|條碼|条形|条|门禁|門禁|二维|二維|产品|產品|商品|激活|源|优惠|颜色)(?:编?码|碼|代码|代碼|编号)',
  '(?:認証|確認|郵便|商品|製品|バー|qr|二次元|セキュリティ|国)コード',
);
const endsWithOtherCode = endsWith(otherCodes);

/** Nouns whose hex numbers are never error codes, whatever the catalog says. */
const neverCodes = toLastWords(
  'color colors colour colours argb rgb rgba lcid handle address addr thread threadid tid pid timestamp timestamps offset crc checksum size ' +
    'mask bitmask netmask statflag keywordsall keywordsany exstyle dwstyle flag flags attr attrs base seed ip sp spi sact serr emask extendederror extendederr zeitstempel horodatage',
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
    'desired access',
    'granted access',
    'has style',
  ],
  [
    '(?<![a-z])(?:crc-?\\d{0,64}|hkey_[a-z_]{1,64}|irq_stat|(?:lat|long)itudee7)',
    '颜色|时间戳|偏移量?|地址|タイムスタンプ|オフセット|アドレス',
  ],
);

/** Whether the text before an index ends with one of `otherCodes`, or with a noun whose numbers are no error codes. */
export function endsWithOtherNoun(text: string, end: number): boolean {
  return endsWithOneOf(otherThings, text, end) || endsWithOtherCode(text, end) || endsWithIdOf(text, end);
}

/** Whether the text before an index ends with somebody or something that is numbered: a customer, a job. */
export function endsWithNumberedThing(text: string, end: number): boolean {
  return endsWithOneOf(numberedThings, text, end);
}

/** Whether the text before an index ends with a noun whose numbers are never error codes, even if the catalog has such a code. */
export function endsWithNeverACode(text: string, end: number): boolean {
  return endsWithOneOf(neverCodes, text, end);
}

/** Whether a text ends, before an index, with one of some words, in any case; a word of ASCII has no such letter before it. */
function endsWithOneOf(
  { words, parts, phrases, mayEnd, endsWithOther }: LastWords,
  text: string,
  end: number,
): boolean {
  let start = end;
  while (isLetter(text.charCodeAt(start - 1))) start--;
  const before = text.charCodeAt(start - 1);
  if ((start === end || before > 0x7f || before === 0x5f || before === 0x27) && endsWithOther(text, end)) return true;
  if (start === end || !mayEnd(text, end)) return false;
  const written = text.slice(start, end);
  const word = written.toLowerCase();
  if (words.has(word) || phrases.get(word)?.some((phrase) => endsWithPhrase(phrase, text, end))) return true;
  const part = written === word || parts.size === 0 ? undefined : lastPart.exec(written)?.[0];
  if (part === undefined) return false;
  return ofAnything.has(part.toLowerCase()) || (parts.has(part.toLowerCase()) && !nameOfError.test(written));
}

/** How the names of errors begin: what else is in such a name labels a code all the same. */
const nameOfError = /^(?:last)?(?:err|except|exit|fail|hr|result|return|stat|enforcement)/i;
/** The last part of a word such as deviceId or requestID. */
const lastPart = /(?<=[a-z])(?:[A-Z]{1,16}|[A-Z][a-z]{1,16})$/;

function endsWithPhrase(phrase: string, text: string, end: number): boolean {
  const start = end - phrase.length;
  return start >= 0 && !isLetter(text.charCodeAt(start - 1)) && text.slice(start, end).toLowerCase() === phrase;
}

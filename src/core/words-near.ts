/**
 * How far before and behind a number the words are read that say what it is, in UTF-16 units. The patterns on these words are
 * bounded by the same figures: what may be repeated at will is `{0,64}` before a number and `{0,32}` behind it.
 */
export const reachBefore = 64;
/** See `reachBefore`. */
export const reachBehind = 32;

const anyOf = (...lists: string[]) => `(?:${lists.join('|')})`;

/** Words that announce an error code, in the languages in which Windows and its administrators write. */
export const errorWords = anyOf(
  // English, and the names of variables in logs
  '(?<!no )error|(?<![a-z])err(?![a-z])|fail|(?<![a-z])codes?(?![a-z])|hresult|(?:last|log|(?<![a-z]))hr(?![a-z])|result|status|exit',
  'retur|excepti|thr[eo]w|crash|abort|unable|could ?n.t|could not|cannot|quit on|went wrong|not found|denied|(?<![a-z])(?:rc|ret|gle)(?![a-z])',
  'fehler|fehlgeschlagen|schlägt fehl|schlug fehl|rückgabe|ausnahme|gescheitert|beendet mit', // German
  'erreur|échec|échou|retour|renvoy|code de sortie', // French
  'código|codigo|falló|fallo|falla|devolvi|devuelv|excepci|salida', // Spanish
  '(?<![a-z])erros?(?![a-z])|falh|retorn|devolv|exceç|saída', // Portuguese
  'errore|codice|fallit|riuscit|ritorno|restitui|eccezion|uscita', // Italian
  'エラー|コード|失敗|戻り値|返し|例外|終了', // Japanese
  '错误|出错|报错|代码|失败|返回|退出|异常|故障|错误码|錯誤|出錯|報錯|代碼|傳回|異常|(?:报|報|提示)(?=[^\\p{L}]{0,64}$)', // Chinese
  'ошибк|сбой|(?<![а-я])код|오류|에러|코드|실패|błąd|fout|mislukt', // Russian, Korean, Polish, Dutch
);

/** Words between an error word and its number: "error code is", "Fehler Nr.", "错误代码为". */
const linkWords = anyOf(
  'codes?|numbers?|num|no|nr|n|is|was|with|of|value|status|message',
  'wert|mit|nummer|lautet|der installation|numéro|avec|numero|número|con|com|con il|es|é|è|est|de|da|di|du|d.',
  '代码|代碼|码|碼|号|號|值|为|為|是|了|状态|コード|は|が|番号|の状態|код|코드',
);

/** Codes that are no error codes, by the word before or in front of "code". */
const otherCodes = anyOf(
  '(?:verification|one-time|door|gate|security|access|zip|postal|post|promo|discount|coupon|voucher|country|area|bar|qr|product|item|part|source|colou?r|tracking|confirmation|activation|pass|dial|license|serial|key|char|language|currency|hs|icd|bestätigungs|prüf|zugangs|produkt|artikel|sicherheits)[\\s-]?codes?',
  'codes? (?:de |à )?(?:vérification|sécurité|confirmation|postal|produit|promo|barres)',
  'c[óo]digos? (?:de )?(?:verificaci[óo]n|verificação|seguridad|segurança|confirmaci[óo]n|confirmação|postal|producto|produto|barras)',
  'codic[ei] (?:di )?(?:verifica|sicurezza|conferma|postale|fiscale|prodotto|sconto|a barre)',
  '(?:验证|驗證|邮政|邮|郵遞|区|條碼|条形|条|二维|二維|产品|產品|商品|激活|源|优惠|颜色)(?:编?码|碼|代码|代碼|编号)',
  '(?:認証|確認|郵便|商品|製品|バー|qr|二次元|セキュリティ|国)コード',
);

/** Nouns whose numbers are their own: what they label is no error code. */
const otherThings = anyOf(
  '(?<![a-z])(?:t|p|u|g|c|s)?ids?(?: [a-zé]{1,64}){0,2}',
  '(?<![a-z])(?:thread|handle|address|addr|offset|pointer|ptr|base|hwnd|mask|(?:dw)?(?:prov)? ?flags?|lcid|locale|layout)',
  '(?<![a-z])(?:ticket|case|incident|order|invoice|asset|room|phone|tel|telefon|fax|mobile|mobil|cell|call|dial|extension|ext|zip|pin|imei|isbn|iban|kb|serial|s/n|sn|rma|po|sr|inc|chg|req|ref|lot|bin|tag|qty|sku|awb|acct|account|extended ?error|p\\d{1,2})',
  '(?<![a-z])(?:commit|merge|revert|cherry-pick|branch|blob|tree|sha-?\\d{0,64}|hash|digest|checksum|crc-?\\d{0,64}|md5|rev(?:ision)?|version|build|ver|uuid|guid|token|cookie|nonce|key|mac)',
  '(?<![a-z])(?:bytes?|size|length|len|count|total|speed|port|line|column|index|sector|block|pos|epoch|time ?stamps?|time|date|qword|word|hex)',
  '(?<![a-z])(?:hkey_[a-z_]{1,64}|colou?rs?|background|argb|rgba?|fill|stroke|vid|subsys|usb|pci|dev|rid|luid)',
  '(?<![a-z])(?:usd|eur|gbp|chf|jpy|cny|rmb|price|amount|balance|betrag|preis|sum|\\$|€|£|¥)',
  '(?<![a-z])(?:raum|zimmer|kunden|bestell|rechnung|auftrag|zeitstempel|fehleroffset|poste|salle|dossier|commande|facture|client|horodatage|décalage d.erreur)',
  '(?<![a-z])(?:sala|chamado|pedido|factura|fatura|cliente|desplazamiento|marca de tiempo|deslocamento|carimbo|ordine|fattura|scostamento)',
  '线程|进程|会话|句柄|地址|工单|单号|订单|订单号|编号|序列号|电话|手机|分机|房间|颜色|哈希|版本|大小|金额|价格|时间戳|偏移量?|線程|訂單|電話|時間戳',
  'スレッド|アドレス|電話|バージョン|注文|タイムスタンプ|オフセット|プロセス',
);
/** "number" and what stands for it, behind a noun. */
const numbering = anyOf('nummer|number|numéro|número|numero|番号|号码|號碼|编号|号|號|id|no|nr|num|n|#');
const punctuation = '["\'\\s]{0,64}(?:[:=#(<\\[：]{1,2}["\'\\s]{0,64})?';

const nearby = new RegExp(errorWords, 'iu');
const announced = new RegExp(
  `${errorWords}\\p{L}{0,8}(?:[^\\p{L}\\p{N}]{0,4}${linkWords}(?![a-z])){0,4}(?:[^\\p{L}\\p{N}]{0,8}|[:=] {0,64})$`,
  'iu',
);
const otherCodesAnywhere = new RegExp(otherCodes, 'giu');
const somethingElse = new RegExp(
  `(?:${otherThings}|${otherCodes})(?:[\\s._-]{0,2}${numbering}[.°º]?)?(?:\\s{0,64}(?:is|was|are|ist|lautet|est|es|é|è|为|為|是|は))?${punctuation}$`,
  'iu',
);
const numberedError = new RegExp(`(?:${errorWords})[\\s._-]{0,2}${numbering}[.°º]?${punctuation}$`, 'iu');
const numberedNoun = new RegExp(
  `(?:\\p{L}{3}[\\s._-]{0,2}(?:nummer|number|番号|号码|nr\\.|n°|nº|#)|[\u4e00-\u9fff]{2}番号)${punctuation}$`,
  'iu',
);
const label = /([\p{L}\p{N}_]{1,64})["'*]?\s{0,64}[:=：]\s{0,64}["'(<*]?$/u;

/** Whether words around a number say that it is an error code. */
export function hasErrorWordNear(before: string, behind: string): boolean {
  return nearby.test(before.replace(otherCodesAnywhere, ' ')) || nearby.test(behind.replace(otherCodesAnywhere, ' '));
}

/** Whether the words right before a number announce an error code: `error 5`, `hr = …`, `错误代码：…`. */
export function isAnnounced(before: string): boolean {
  // In the registry the type stands between the name and the value: "LastError"=dword:80240022.
  const words = before.replace(/["']?\s{0,64}(?:=\s{0,64}dword:|\sreg_dword\s{1,64})$/iu, '=');
  return announced.test(words.replace(otherCodesAnywhere, ' ')) && !isSomethingElse(words);
}

/** Whether the words right before a number say that it is something else: a thread, a colour, a ticket, an amount. */
export function isSomethingElse(before: string): boolean {
  return (somethingElse.test(before) || numberedNoun.test(before)) && !numberedError.test(before);
}

/** Whether a number is labelled (`name: 80070005`, `name=…`) by a word that is no error word. */
export function isLabelledOtherwise(before: string): boolean {
  const word = label.exec(before)?.[1];
  return word !== undefined && !/^\d+$/.test(word) && !isAnnounced(before);
}

/** Nouns whose hex numbers are never error codes, whatever the catalog says; and the operators that join bits. */
const neverACode = new RegExp(
  [
    `(?:${anyOf(
      '(?<![a-z])(?:colou?rs?|argb|rgba?|hkey_[a-z_]{1,64}|lcid|handle|(?:base |image |start |at )?address|thread(?: ?id)?|[tp]id)',
      '(?<![a-z])(?:time ?stamps?|(?:fault )?offset|crc-?\\d{0,64}|checksum|size|(?:bit)?mask|flags?|attrs?|base|image|entry|ip|sp)',
      '(?<![a-z])(?:extended ?error|loaded at|reading|writing|read of|write to|executing|zeitstempel|horodatage)',
      '颜色|时间戳|偏移量?|地址|タイムスタンプ|オフセット|アドレス',
    )})${punctuation}$`,
    // Casts to handles and pointers
    '\\((?:handle|hwnd|hkey|hmodule|hinstance|void ?\\*|u?int_ptr|u?long_ptr|dword_ptr)\\)\\s{0,64}$',
    '(?:-b(?:and|or|xor|not)|[|&^]=|<<|>>)\\s{0,64}~?$|[&|]\\s{0,64}~$',
  ].join('|'),
  'iu',
);

/** Whether the words right before a number make it a colour, an address or a bit field, even if the catalog has such a code. */
export function isNeverACode(before: string): boolean {
  return neverACode.test(before);
}

/** Words that may stand beside a code in a message that is nearly nothing else. */
const fillers = new Set(
  (
    'a again and any anyone anybody be code codes do does error for get getting got have hello help hey hi how i idea ideas ' +
    'in is it its know me mean meaning means my now of on omerr or please pls plz s same still thanks that the thx this to tried ' +
    'what whats who why with und was ist bedeutet bitte hilfe que quoi est c qué significa o che cosa'
  ).split(' '),
);
const fillerCharacters =
  /^[是什么意思怎办求助请问帮忙解决谁知道这个那啊呢吗的了又和与有没人释一下查看何とはですか教えてくださ]+$/u;

/** Longer messages are not looked at for being nearly nothing but codes. */
const maxNearlyOnlyCodes = 300;

/** What is made of digits too: dates, times, addresses, prices, telephone numbers, dumps of memory. */
const otherNumbers =
  /\d\s?[:/]\s?\d|::|[$€£¥+#]\s?\d|\d{1,4}-\d{1,2}-\d|\d[.,]\d|(?<![0-9a-z])(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d(?![0-9a-z])|\(\d{3}\)|\d{3}-\d{4}|(?<![0-9a-z])[0-9a-f]{4} [0-9a-f]{4}(?![0-9a-z])|^\D{0,300}(?:199\d|20[0-3]\d)\D{0,300}$|`[0-9a-f]|(?<![0-9a-z])0000[0-9a-f]{4}(?![0-9a-z])/iu;

/** Whether a message is nearly nothing but numbers: `80cf0016?`, `2149842970, 2147954429`, `请问80cf0016是什么意思`. */
export function isNearlyOnlyCodes(text: string): boolean {
  if (text.length > maxNearlyOnlyCodes || otherNumbers.test(text)) return false;
  const words = text.match(/[0-9A-Za-z_]+|[\p{L}\p{N}]+/gu) ?? [];
  return words.every(
    (word) =>
      /^(?:(?:0x|&h)[0-9a-f]{1,16}|(?=[0-9a-f]{0,15}\d)[0-9a-f]{1,16}h?)$/i.test(word) ||
      fillers.has(word.toLowerCase()) ||
      fillerCharacters.test(word),
  );
}

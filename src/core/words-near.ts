/** How far before and behind a number the words are read that say what it is, in UTF-16 units. */
export const reachBefore = 64;
/** See `reachBefore`. */
export const reachBehind = 32;

/** Words that announce an error code, in the languages in which Windows and its administrators write. */
const errorWords = [
  // English, and the names of variables in logs
  `error|(?<![a-z])err(?![a-z])|fail|(?<![a-z])codes?(?![a-z])|hresult|(?<![a-z])(?:log)?hr(?![a-z])|result|status|exit`,
  `retur|excepti|thr[eo]w|crash|abort|unable|could ?n.t|could not|cannot|quit on|(?<![a-z])(?:rc|ret|gle)(?![a-z])`,
  'fehler|fehlgeschlagen|rückgabe|ausnahme|gescheitert|beendet mit', // German
  'erreur|échec|échou|retourn|renvoy|sortie', // French
  'código|codigo|falló|fallo|falla|devolvi|devuelv|excepci|salida', // Spanish
  '(?<![a-z])erros?(?![a-z])|falh|retorn|devolv|exceç|saída', // Portuguese
  'errore|codice|fallit|riuscit|restitui|eccezion|uscita', // Italian
  'エラー|コード|失敗|戻り値|返し|例外|終了', // Japanese
  '错误|出错|报错|代码|失败|返回|退出|异常|故障|错误码|錯誤|出錯|報錯|代碼|傳回|異常', // Chinese, simplified and traditional
  'ошибк|сбой|(?<![а-я])код|오류|에러|코드|실패|błąd|fout|mislukt', // Russian, Korean, Polish, Dutch
].join('|');

/** Codes that are no error codes, and errors of other software: they announce nothing here. */
const otherCodes =
  /(?:verification|security|access|zip|postal|post|promo|discount|coupon|voucher|country|area|bar|qr|product|item|part|source|colou?r|tracking|confirmation|activation|pass|dial|license|serial|key|char|language|currency|hs|icd)[\s-]?codes?|(?:验证|邮政|邮|区|条形|条|二维|产品|激活|源|优惠|颜色)(?:编?码|代码)/giu;

const near = new RegExp(errorWords, 'iu');
const linking =
  'codes?|numbers?|num|no|nr|nº|n°|is|was|with|of|value|wert|mit|numero|número|avec|con|com|con il|de|da|di|代码|代碼|码|碼|号|號|值|为|為|是|了|コード|は|が|番号|код|코드';
const direct = new RegExp(
  String.raw`(?:${errorWords})\p{L}{0,8}(?:[^\p{L}\p{N}]{0,4}(?:${linking})(?![a-z])){0,3}[^\p{L}\p{N}]{0,8}$`,
  'iu',
);

/** Whether words around a number say that it is an error code. */
export function hasErrorWordNear(before: string, behind: string): boolean {
  return near.test(before.replace(otherCodes, ' ')) || near.test(behind.replace(otherCodes, ' '));
}

/** Whether the words right before a number announce an error code: `error 5`, `hr = …`, `错误代码：…`. */
export function isAnnounced(before: string): boolean {
  return direct.test(before.replace(otherCodes, ' '));
}

/** Things that are numbered in hex or in long decimals and are no error codes; right before a number, they say what it is. */
const otherThings = new RegExp(
  String.raw`(?:(?<![a-z])(?:${[
    String.raw`(?:t|p|u|g|c|s)?ids?|(?:thread|process|session|context|request|correlation|device|user|client|tenant|event|app|object|account|product|vendor|package|update|job|message|call)[\s_-]?(?:id|no|number|#)s?`,
    'thread|handle|address|addr|offset|pointer|ptr|base|hwnd|mask|dw?prov ?flags|flags?|lcid|locale|keyboard layout|layout',
    'ticket|case|incident|order|invoice|serial(?: ?(?:no|number))?|s/n|sn|asset|room|phone|tel|telefon|fax|mobile|mobil|cell|call me(?: at)?|zip|pin|imei|isbn|iban|kb',
    'commit|sha-?\\d*|hash|digest|checksum|crc-?\\d*|md5|rev(?:ision)?|version|build|ver|uuid|guid|token|cookie|nonce|key|mac',
    'bytes?|size|length|len|count|total|speed|port|line|column|pos|epoch|timestamp|time|date|dword|qword|word|hex',
    `hkey_[a-z_]+|colou?rs?(?: code)?|background|argb|rgba?|fill|stroke|vid|pid|subsys|usb|pci|dev|rid|luid|sid`,
    'usd|eur|gbp|chf|jpy|cny|rmb|price|amount|balance|betrag|preis|total|sum',
  ].join(
    '|',
  )})|线程|进程|会话|句柄|地址|工单|单号|编号|序列号|电话|手机|房间|颜色|哈希|版本|大小|金额|价格|スレッド|アドレス|電話|バージョン)(?:\s*(?:is|was|are|为|是))?["'\s]*[:=#(<[]{0,2}["'\s]*$`,
  'iu',
);

/** Whether the words right before a number say that it is something else: a thread, a colour, a ticket, an amount. */
export function isSomethingElse(before: string): boolean {
  return otherThings.test(before) && !/(?:error|fehler|hresult|错误)[\s_-]?(?:id|no|number|#)s?\W*$/iu.test(before);
}

/** The same for a code that is in the catalog and written with `0x`: only what is never an error code counts against it. */
export function isNeverACode(before: string): boolean {
  return /(?:colou?rs?|argb|rgba?|颜色|dword|hkey_[a-z_]+|lcid|handle|address|thread(?: ?id)?|(?<![a-z])[tp]id)["'\s]*[:=#(]{0,2}["'\s]*$/iu.test(
    before,
  );
}

/** Words that may stand beside a code in a message that is nearly nothing else. */
const fillers = new Set(
  'a again and any anyone anybody be code codes do does error errors for get getting got have hello help hey hi how i idea ideas in is it its know me mean meaning means my now of on omerr or please pls plz s same still thanks that the thx this to tried what whats who why with und was ist bedeutet bitte hilfe que quoi es est c qué significa o che cosa'.split(
    ' ',
  ),
);
const fillerCharacters =
  /^[是什么意思怎么办求助请问帮忙解决谁知道这个那个啊呢吗的了又和与有没人解释一下查查看看何とはですか教えてください]+$/u;

/** Whether a message is nearly nothing but numbers: `80cf0016?`, `2149842970, 2147954429`, `请问80cf0016是什么意思`. */
export function isNearlyOnlyCodes(text: string): boolean {
  if (text.length > 300) return false;
  const words = text.match(/[0-9A-Za-z_]+|[^\W\d_]+|\p{L}+/gu) ?? [];
  return words.every(
    (word) =>
      /^(?:0x|&h)?(?=.*\d)[0-9a-f]{1,16}h?$/i.test(word) ||
      fillers.has(word.toLowerCase()) ||
      fillerCharacters.test(word),
  );
}

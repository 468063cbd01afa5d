import { anyOf } from './any-of.ts';
import { endsWith } from './ends-with.ts';

/*
 * Codes that are no error codes, told by what they are codes of: "commodity code", "物料代码", "código do produto". There is no end of such
 * things, so that this lists what codes of errors are codes of instead. A number with a letter of a hex digit in it needs no such look.
 */

/** What "code" may stand behind in English: words for failing, what fails in Windows, words that join. */
const ofErrors = anyOf(
  'err|errors?|exit|exception|fail(?:ed|ing|s|ure)?|abort|crash|return(?:ed|s)?|result|status|stop|reason|hresult|hr|win32|winerror|com|ole|ads|wmi|rpc|ldap|vss',
  'windows|system|event|updates?|wu|wua|wsus|sccm|configmgr|mecm|intune|mdm|autopilot|esp|enroll?ment|office|outlook|teams|onedrive|store|edge|defender|bits|dism|cbs',
  'winget|appx|msix|msi|msiexec|install(?:er|ation)?|setup|deployment|detection|enforcement|compliance|upgrade|rollback|bugcheck|inner|last|first|second|hex|decimal|numeric',
  'the|this|that|same|following|new|weird|strange|odd|some|any|another|other|what|which|whose|his|her|our|your|their|its|with|and|from|for|but|only|just',
  'gets?|got|gives?|gave|shows?|showed|says?|said|sees?|saw|seen|see|returning|throws?|threw|reports?|reported|has|have|had|was|were|are|found|always|still|again',
);
const behindCode = '(?: (?:is|was|no|nr|number))?[\\s:=#"\'(]{0,4}';
/** A word of ASCII before "code" that is none of those; one beyond ASCII tells nothing. */
const endsWithEnglish = endsWith(`(?<![\\p{L}\\p{N}_'’-])(?!${ofErrors}[ -])[a-z]{3,24}[ -]codes?${behindCode}`);
/** The same behind it: "código do produto", "codice esercente", "code d'accès". */
const ofErrorsBehind = anyOf(
  'err\\p{L}{0,6}|sortie|retour|sa[lií]da|retorno|uscita|ritorno|[eé]?stat\\p{L}{0,2}|r[eé]sult\\p{L}{0,3}|risultato|hresult|fall[oa]|falha|exce\\p{L}{0,8}|windows|update|l.erreur|d.erreur',
);
const endsWithRomance = endsWith(
  `(?<!\\p{L})(?:c[oó]digos?|codic[ei]|codes?(?= d))(?: (?:d[eio]l?|da|du|della|dello|de la|de l.))? (?!${ofErrorsBehind}(?!\\p{L}))(?:d['’])?\\p{L}{4,24}[\\s:=#"'(]{0,4}`,
);
const endsWithChinese = endsWith(
  '(?<!错误|錯誤|异常|異常|报错|報錯|返回|傳回|退出|结束|結束|状态|狀態|结果|結果|失败|失敗|故障|停止|更新|安装|安裝|系统|系統|提示|显示|顯示|出现|出現|报|報|是|有|的|个|個|了|和|与)(?<=[\\u4e00-\\u9fff])(?:代码|代碼)[\\s:：为為是]{0,3}',
);
const endsWithJapanese = endsWith(
  '(?<!エラー|終了|状態|結果|戻り|リターン|ステータス|失敗|例外|停止|の|は|が|で|と|に)(?<=[\\u30a0-\\u30ff\\u4e00-\\u9fff])コード[\\s:：はが]{0,3}',
);

/** Whether the words right before a decimal number say that it is a code of something else than an error. */
export function isCodeOfThing(before: string): boolean {
  return endsWithEnglish(before) || endsWithRomance(before) || endsWithChinese(before) || endsWithJapanese(before);
}

import { anyOf } from './any-of.ts';

/* What stands behind a number that counts or measures something. */

/** Behind a count: of how many. */
const ofHowMany = /^ {0,32}(?:of|von|sur|de|di|из|van|z|na) {1,32}(\d{1,10})/iu;
/** Behind a count: what is counted, or of how many. */
const counted = new RegExp(
  `^${anyOf(
    ' ?/ ?(?![0-9a-f]{8}(?![0-9a-z]))\\d',
    `[ \\t]?${anyOf(
      "(?:x(?!\\d)|%|ms|s|sec|min|h|mal|times|fois|veces|vezes|volte)(?![a-z'’])",
      '个|個|つ(?!まり|いて|ながら)|次|条|條|件|台|天|行|小时|分钟|回|秒|分|건|개|명|회|번',
    )}`,
    `[ \\t]${anyOf(
      '(?:passed|skipped|flaky)(?= \\(|,|\\s{0,4}(?:$|\\n))',
      '(?:errors?|warnings?|fehler|files?|items?|updates?|devices?|pcs?|users?|people|machines|computers?|hours?|minutes|days?|rows?|lines?|results?|records?|objects?|entries|tokens?|bytes?|units?|[kmg]b)(?![a-z])',
      '(?:zeilen|dateien|geräte|stunden|tage|lignes|fichiers|filas|líneas|archivos|linhas|arquivos|righe|file|keer|razy|dagen|dni|minut\\p{L}{0,3}|godzin\\p{L}?|uur|plik\\p{L}{0,3}|раза?|дн(?:я|ей)|час(?:а|ов)?|минуты?|файл(?:а|ов)?)(?!\\p{L})',
      'occurred at disk power-on', // smartctl
    )}`,
    '[,、]?\\s{0,32}(?:warn|警告|avertiss|advertencia|avis|avvis)',
    // The other counts of a summary: "failed=1603 skipped=5".
    '[,;]?\\s{0,32}(?:ok|passed|succeeded|skipped|ignored|rescued|changed|unchanged)\\s?[:=]\\s?\\d',
    '\\s{0,32}\\((?=\\w{0,4}\\d)(?!0x)\\w{5}\\)', // the SQLSTATE of a database
  )}`,
  'iu',
);

/** A count of what did not fail, in a summary. */
const otherCount =
  '(?:success\\w{0,4}|succeeded|ok|passed|pending|skipped|in progress|installed|compliant|total)\\s?:\\s?';
/** The label of a number of failures, behind another count or alone, and another count behind such a number. */
const failedLabel = new RegExp(`(?:${otherCount}\\d{1,9}\\s{0,2}[|•,;/]\\s{0,2})?(?<![a-z])failed\\s?:\\s?$`, 'iu');
const beforeCount = new RegExp(`^\\s{0,2}[|•,;/]\\s{0,2}${otherCount}\\d`, 'iu');

/** The next line of a summary: "Errors: 5" and then "Files: 12". */
const countsBelow =
  /^\s{0,8}\n\s{0,8}(?:files?|items?|rows?|lines?|records?|zeilen|dateien|geräte|lignes|fichiers|filas|archivos|linhas|arquivos|righe|件数|行|条数|行数)\s{0,8}[:=：]?\s{0,8}\d/iu;

/** Whether a small number is an amount of something: `1603 rows`, `5 of 10`; the code in "3010 sur 87 postes" is none. */
export function isCounted(value: number, behind: string): boolean {
  const all = ofHowMany.exec(behind)?.[1];
  return all === undefined ? counted.test(behind) : value <= Number(all);
}

/** Whether a number is that of what failed, beside that of what did not: "Success: 3010 | Failed: 1603 | Pending: 12". */
export function isOneOfCounts(before: string, behind: string): boolean {
  const label = failedLabel.exec(before)?.[0];
  return label !== undefined && (/\d/.test(label) || beforeCount.test(behind));
}

const dutchRight = '(?:goed|geslaagd|gelukt|verwerkt|correct|totaal)';
const beforeDutchCount = new RegExp(`${dutchRight}\\s?:?\\s?\\d{1,9}[^\\p{L}\\d]{1,4}fout\\s?[:=]\\s?$`, 'iu');
const behindDutchCount = /^[,;\n]\s?(?:overgeslagen|goed|geslaagd)\s?[:=]?\s?\d/i;
const beforeDutchScore = new RegExp(`(?:\\d ${dutchRight}[^\\p{L}\\d]{1,4}|aantal )fout\\s?[:=]?\\s?$`, 'iu');

/**
 * Whether a number behind "fout", Dutch for an error, counts mistakes: "goed: 45, fout: 5".
 *
 * @param isExitCode it is an exit code of Windows Installer, so that "45 geslaagd, fout 1603" counts nothing
 */
export function isDutchCount(before: string, behind: string, isExitCode: boolean): boolean {
  if (!/fout\s?[:=]?\s?$/i.test(before)) return false;
  return (
    beforeDutchCount.test(before) || behindDutchCount.test(behind) || (!isExitCode && beforeDutchScore.test(before))
  );
}

/** Whether the line below a number counts something, as in a summary. */
export function isAboveCounts(behind: string): boolean {
  return countsBelow.test(behind);
}

const currency = 'usd|eur|gbp|chf|jpy|cny|rmb|idr|inr|krw|brl|元(?!数据|素|件|の)|円';
const money = `^(?: |["']?[;,]["']?)?(?:${currency})(?![a-z\\d])`;
const sumOfMoney = new RegExp(money, 'iu');
const amount = new RegExp(
  `${money}|^[ \\t]?(?:(?:bytes?|tokens?|[kmgt]i?b|ms|sec|items?|rows?|units?|kwh|kw|km|kg|字节)(?![a-z\\d])|(?:of|von|sur|de|di) \\d{5})`,
  'iu',
);

/** Whether a long number is an amount of something or of money: `2147942405 bytes`. */
export function isAmount(behind: string): boolean {
  return behind !== '' && amount.test(behind);
}

/** Whether a long number is a sum of money: `-2147024891;JPY`. */
export function isSumOfMoney(behind: string): boolean {
  return sumOfMoney.test(behind);
}

import type { InnerCode, Sibling, UnknownCode } from './answer.ts';
import type { BitFields } from './decode-code.ts';
import { toErrorCode } from './error-code.ts';
import type { Locale } from './locale.ts';

/** The facility of an HRESULT: its number and what owns it. */
export interface Facility {
  readonly number: number;
  readonly names: readonly string[];
  /** winerror.h does not assign it: a product uses it on its own. */
  readonly isPrivate: boolean;
}

/** The sentences that say what the bits of a code are. */
export interface BitSentences {
  readonly named: (names: readonly string[]) => string;
  /** A Win32 number that says success, made into an HRESULT. */
  readonly succeeded: string;
  /** An HRESULT of a facility. */
  readonly hresult: (severity: UnknownCode['severity'], facility: Facility) => string;
  /** An NTSTATUS mapped into an HRESULT. */
  readonly mapped: (severity: UnknownCode['severity']) => string;
  /** An NTSTATUS; its facility is named only where it is known. */
  readonly ntStatus: (severity: UnknownCode['severity'], facility: Facility) => string;
  readonly customer: (severity: UnknownCode['severity']) => string;
  /** Facility 4, whose numbers belong to nobody. */
  readonly free: string;
  readonly inner: (inner: InnerCode, isNamed: boolean) => string;
  readonly sibling: (sibling: Sibling) => string;
  /** Nothing else is known. */
  readonly rest: (status: BitFields['status']) => string;
}

const hexWord = (status: number) => `0x${status.toString(16).padStart(4, '0')}`;

const en: BitSentences = {
  named: ([first, ...others]) => `This is ${first}${others.length > 0 ? `, also called ${others.join(', ')}` : ''}.`,
  succeeded:
    'It is no failure, although an HRESULT made of it looks like one: the work is done, and Windows has to restart or is about to.',
  hresult: (severity, facility) =>
    `It is an HRESULT that reports ${enSeverity[severity]}, from ${enFacility(facility)}.`,
  mapped: (severity) => `It is an HRESULT that reports ${enSeverity[severity]} and was made from an NTSTATUS value.`,
  ntStatus: (severity, facility) =>
    `It has the form of an NTSTATUS value and reports ${enSeverity[severity]}, from facility ${facility.number}${
      facility.names.length > 0 ? ` (${facility.names.join(', ')})` : ''
    }.`,
  customer: (severity) =>
    `It reports ${enSeverity[severity]}. The customer bit is set: software outside Microsoft's tables defined this code, and only its maker can say what the other bits mean.`,
  free: 'Every program may number as it likes in facility 4, so another program can mean something else by this code.',
  inner: (inner, isNamed) =>
    `Inside is the ${enInner[inner.kind]} ${toNumber(inner)}${isNamed && inner.name ? ` (${inner.name})` : ''}.`,
  sibling: ({ code, name, sameName }) =>
    sameName
      ? `Its counterpart of the same name is ${code} ${name}.`
      : `By number its counterpart is ${code} ${name}; that both mean the same is not verified.`,
  rest: (status) => `Only the component that reports it knows what status ${hexWord(status)} means there.`,
};
const enSeverity: Readonly<Record<UnknownCode['severity'], string>> = {
  success: 'success',
  informational: 'information',
  warning: 'a warning',
  error: 'an error',
};
const enInner: Readonly<Record<InnerCode['kind'], string>> = {
  win32: 'Win32 error',
  http: 'HTTP status',
  ntstatus: 'NTSTATUS value',
  syncml: 'SyncML (OMA-DM) status',
  dcmo: 'DCMO status',
  'apple-mdm': 'Apple MDM error',
};
function enFacility({ number, names, isPrivate }: Facility): string {
  const facility = `facility ${number}`;
  if (names.length === 0) return `${facility}, which winerror.h does not assign`;
  if (isPrivate) return `${facility} (${names.join(', ')}), a private number that winerror.h does not assign`;
  return names.length === 1
    ? `${facility} (${names[0]})`
    : `${facility}, a number with several owners (${names.join(', ')})`;
}

const zhCN: BitSentences = {
  named: ([first, ...others]) => `此代码是 ${first}${others.length > 0 ? `，又名 ${others.join('、')}` : ''}。`,
  succeeded: '虽然由它构成的 HRESULT 看起来像错误，但这并不是失败：操作已完成，只是 Windows 需要重启或即将重启。',
  hresult: (severity, facility) => `这是一个 HRESULT，严重性为${zhSeverity[severity]}，${zhFacility(facility)}。`,
  mapped: (severity) => `这是一个由 NTSTATUS 值转换而来的 HRESULT，严重性为${zhSeverity[severity]}。`,
  ntStatus: (severity, facility) =>
    `这是一个 NTSTATUS 形式的值，严重性为${zhSeverity[severity]}，设施为 ${facility.number}${
      facility.names.length > 0 ? `（${facility.names.join('、')}）` : ''
    }。`,
  customer: (severity) =>
    `严重性为${zhSeverity[severity]}。客户位已设置：此代码不在 Microsoft 的代码表中，由其他软件定义，其余各位的含义只有该软件的开发者才能说明。`,
  free: '设施 4 中的编号可由各个程序自行规定，因此在其他程序中，此代码可能另有含义。',
  inner: (inner, isNamed) =>
    `其中包含 ${zhInner[inner.kind]} ${toNumber(inner)}${isNamed && inner.name ? `（${inner.name}）` : ''}。`,
  sibling: ({ code, name, sameName }) =>
    sameName
      ? `与它同名的对应代码是 ${code} ${name}。`
      : `按编号，与它对应的代码是 ${code} ${name}；两者含义是否相同未经核实。`,
  rest: (status) => `状态代码 ${hexWord(status)} 在此处的含义，只有报告它的组件才能说明。`,
};
const zhSeverity: Readonly<Record<UnknownCode['severity'], string>> = {
  success: '成功',
  informational: '信息',
  warning: '警告',
  error: '错误',
};
const zhInner: Readonly<Record<InnerCode['kind'], string>> = {
  win32: 'Win32 错误',
  http: 'HTTP 状态代码',
  ntstatus: 'NTSTATUS 值',
  syncml: 'SyncML (OMA-DM) 状态代码',
  dcmo: 'DCMO 状态代码',
  'apple-mdm': 'Apple MDM 错误',
};
function zhFacility({ number, names, isPrivate }: Facility): string {
  const facility = `设施为 ${number}`;
  if (names.length === 0) return `${facility}（winerror.h 未分配此编号）`;
  if (isPrivate) return `${facility}（${names.join('、')}；专用编号，winerror.h 未分配）`;
  return names.length === 1 ? `${facility}（${names[0]}）` : `${facility}（此编号有多个所有者：${names.join('、')}）`;
}

function toNumber({ kind, value }: InnerCode): string {
  return kind === 'ntstatus' ? toErrorCode(value) : String(value);
}

/** The sentences in each language. */
export const bitSentences: Readonly<Record<Locale, BitSentences>> = { en, 'zh-CN': zhCN };

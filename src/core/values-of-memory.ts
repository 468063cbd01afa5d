import { endsWith } from './ends-with.ts';
import { isAnnounced } from './words-near.ts';

/*
 * What has the notation of a code, is in no table, and is told by the words around it to be something else: an address, the value of a
 * register, a checksum, what another system or device returns.
 */

/** What may stand right before such a value. */
const endings = [
  // The address of something: "<Worker object at 0x80a4c1d0>", "bytes failed from 0x6080af24".
  endsWith('(?:<[^<>\\n]{0,40}object|<\\w{1,40}|instruction|pointer|memory|block|mapped|loaded|allocated) at ["\'<(]?'),
  endsWith('(?:bytes failed|invalid read) from |invalid write to '),
  // The lower half of the number of a session: Current LogonId is 0:0x9a3f21c7, Logon ID: (0x0,0x9A3F21C7
  endsWith('(?<![\\w.])(?:0:|\\(0x0{1,8}, ?)'),
  // 0xbffff5a0:	0x80a4c1d0	0xc0d41f20
  endsWith('0x[0-9a-f]{8}:\\t(?:0x[0-9a-f]{8}\\t){0,3}'),
  // A0      : 0x800d8b3e, PC = 0x8021f31c, mepc=0x80001a2c
  endsWith(
    '(?<![\\w.])(?:[arstx]\\d{1,2}|[er]?(?:[abcd]x|[sd]i|[sb]p|ip)|pc|lr|ps|m?epc|m?cause|mtval|mstatus|excvaddr|cr[0-8])\\s{0,8}[:=]\\s{0,4}',
  ),
];

/** Right behind an address. */
const behindAddress = /^["'”]? ?(?:指令|referenced memory|指定的内存|<error: cannot access)/i;
/** A frame of gdb: #1  0x0804ab7c in parse_frame ( */
const beforeFrame = endsWith('(?:^|\\n)(?:#\\d{1,3} {1,2})?');
const behindFrame = /^ in [\w:~]{1,31}(?: ?\(|$)/;
/** Visual Studio: Exception thrown at 0x00411A3C in viewer.exe, 0x8A42F1C0 (ntdll.dll) in relay.exe */
const beforeProgram = endsWith('(?<!\\p{L})(?:at|bei|à|em|en) ');
const behindProgram = /^ (?:\([\w.-]{1,24}\) )?(?:in|dans|en|em) (?:[\w.-]{1,40}\.(?:exe|dll)|$)/i;
/** The hashes of an access list in a firewall of Cisco: [0x8ed66b60, 0xc8852875] */
const behindFirstHash = /^, 0x[0-9a-f]{1,8}\]/i;
const beforeSecondHash = endsWith('\\[0x[0-9a-f]{1,8}, ');

const checksum = /(?<![a-z])(?:crc-?\d{0,2}|csum|checksum)(?![a-z])[^\n]{0,56}$/i;
/** *** STOP: 0x000000D1 (0x8A20B524, 0x00000002 */
const parameter = /(?<![a-z])stop[^\n\da-z]{0,8}0x(?:0000|1000|c000)[0-9a-f]{4} ?\([^)\n]{0,40}$/i;
/** Color(0xFFC00D15), hover 0xCC8007A5 */
const color = /(?<![a-z])colou?r\(0x[0-9a-f]{8}\)[^\n]{0,48}$/i;
/** IOServiceOpen failed: 0xe00002c2 (iokit/common), and transfers of CANopen that are aborted: SDO abort 0x08000020 */
const otherSystem = /(?<![a-z])(?:iokit|sdo(?![a-z])|io(?:service|connect|registry|hid|usb)\w{2,24} failed)/i;

/** Whether the words around a value that nobody knows tell what else it is. */
export function isValueOfMemory(before: string, behind: string): boolean {
  return (
    endings.some((endsSo) => endsSo(before)) ||
    behindAddress.test(behind) ||
    (beforeFrame(before) && behindFrame.test(behind)) ||
    (beforeProgram(before) && behindProgram.test(behind)) ||
    (before.endsWith('[') && behindFirstHash.test(behind)) ||
    (behind.startsWith(']') && beforeSecondHash(before)) ||
    (before.includes('(') && (parameter.test(before) || color.test(before))) ||
    otherSystem.test(before) ||
    behind.startsWith(' (iokit') ||
    (checksum.test(before) && !before.endsWith('-') && !isAnnounced(before))
  );
}

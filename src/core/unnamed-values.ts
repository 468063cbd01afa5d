import { anyOf } from './any-of.ts';
import { endsWith } from './ends-with.ts';
import { isAnnounced } from './words-near.ts';

/*
 * What has the notation of a code, is in no table, and is told by the words around it to be something else: an address, the value of a
 * register, a checksum, what another system or device returns. Many codes are in no table (those of Outlook, OneDrive, Excel), so that the
 * words have to be those of machines.
 */

/** How far behind a value the name of a function may go that it is an address in, in characters of the normalized text. */
export const reachOfFrame = 80;

/** Names that only registers have. */
const ownRegister = '[er](?:[abcd]x|bp|ip)|r(?:[sd]i|sp)|[ms]epc|[ms]cause|[ms]tval|mstatus|excvaddr|bfar';
const equals = '\\s{0,8}[:=]\\s{0,4}';
/** Registers by names that much else has too: a computer, a cell, a version, the Enrollment Status Page. */
const register = `(?<![\\w.])(?:(?:${ownRegister}|e(?:[sd]i|sp)|cr[0-8]|[abcd]x|[sd]i|[sb]p|ip|pc|lr|ps|ra|gp|tp|fp|s0/fp|nip|ctr|far|esr|epc|cause)${equals}|[arstx]\\d{1,2}(?:\\s{1,8}:|\\s{0,8}=)\\s{0,4})`;
const beforeRegister = endsWith(register);
/** The next register, or the one before: "PC      : 0x400d71c6  PS      : 0x00060d30" */
const nextRegister = new RegExp(`^[,;\\s]{1,8}${register}(?:0x|[0-9a-f]{6})`, 'i');
const lastRegister = endsWith(`${register}(?:0x)?[0-9a-f]{8}[,;\\s]{1,8}${register}`);

/** What may stand right before such a value. */
const endsBeforeSuch = endsWith(
  anyOf(
    // The address of something: "<Worker object at 0x80a4c1d0>", "bytes failed from 0x6080af24".
    '(?:<[^<>\\n]{0,40}object|<\\w{1,40}|instruction|pointer|memory|block|mapped|loaded|allocated) at ["\'<(]?',
    'bytes failed from |invalid (?:read from|write to) (?:0x[0-9a-f]{8}, PC = )?',
    // The lower half of the number of a session: Current LogonId is 0:0x9a3f21c7, Logon ID: (0x0,0x9A3F21C7
    '(?<![\\w.])(?:0:|\\(0x0{1,8}, ?)',
    // 0xbffff5a0:	0x80a4c1d0	0xc0d41f20
    '0x[0-9a-f]{8}:\\t(?:0x[0-9a-f]{8}\\t){0,3}',
    `(?<![\\w.])(?:${ownRegister})${equals}`,
    // Bits in setupapi.dev.log
    'dvi:\\s{1,20}device status: ',
    // A contract of Ethereum
    'reverted:? (?:with )?(?:an? )?(?:\\w{1,16} )?custom error["\':( ]{1,4}(?:return data: )?',
    // Color(0xFFC00D15), hover 0xCC8007A5
    'color\\(0x[0-9a-f]{8}\\)(?:[,;]\\s?(?:\\w{1,16}\\s?[:=]?\\s)?(?:0x[0-9a-f]{8})?){1,3}',
    // Aborted transfers of CANopen (CiA 301)
    '(?<![a-z])sdo[ _-]?(?:abort|transfer)[^\\n]{0,48}',
    // Addresses of Cisco's systems; graphics of Intel: GPU HANG: ecode 9:1:0x85dffffb; (gdb) x/4x 0x8007a014
    '(?:bus error|allocation failed) at PC |(?<![a-z])ecode \\d{1,2}:[\\da-f]{1,2}:|\\(gdb\\) x/\\d{0,3}[a-z]{0,2} ',
    // NI-VISA, SAS controllers of Broadcom, Java's native@0x80070a24, Wi-Fi of Intel, graphics of AMD
    'VI_ERROR_\\w{1,40} \\(|mpt\\dsas_cm\\d: log_info\\(|\\w@|iwlwifi [\\da-f:.]{7,16}: |amdgpu: [^\\n]{0,48}',
    // A negative number in hex of mbedTLS, "returned 53 (-0xffffffcb)"; Salesforce: ErrorId … 1603801617-80240 (-2022541186)
    '[(=]-|errorid[^\\n]{0,40}\\d{9}-\\d{4,8} \\(',
    // The hash of a line of an access list in a firewall of Cisco
    '\\(hitcnt=\\d{1,10}\\) ',
  ),
);

/** Right behind an address; `<main+12>` is where it is in a program. */
const behindAddress =
  /^["'”]? ?(?:指令|referenced memory|指定的内存|<error: cannot access)|^:\s{1,8}cannot access memory|^(?::\t|\t0x[0-9a-f]{8})? <[\w.]{1,60}\+\d{1,6}>/i;
/** A frame of gdb or lldb: #1  0x0804ab7c in parse_frame ( */
const beforeFrame = endsWith('(?:^|\\n)[\\s*]{0,4}(?:run till exit from )?(?:frame )?#\\d{1,3}:? {1,2}');
const behindFrame = /^ in (?:operator )?[\w:~?.@<>,*&+=!|^-]{1,64} ?\((?:\)|\w{1,32}[=), ])|^ [\w.-]{1,24}`/;
/** The same without its number, with the arguments, in a line of its own: 0x0804ab7c in parse_frame (buf=… */
const beforePlainFrame = endsWith('(?:^|\\n)\\s{0,4}(?:=> )?|breakpoint \\d{1,3}, ');
const behindPlainFrame = /^ in (?:\?\?|[\w:~.@]{1,64}) \((?:\)|\w{1,32}=)/;
/** Visual Studio: Exception thrown at 0x00411A3C in viewer.exe, 0x8A42F1C0 (ntdll.dll) in relay.exe */
const beforeProgram = endsWith('(?<!\\p{L})(?:at|bei|à|em|en) ');
const behindProgram = /^ (?:\([\w.-]{1,24}\) )?(?:in|dans|en|em) [\w.-]{1,48}\.(?:exe|dll)/i;
/** A pair of hashes in a firewall of Cisco: by access-group "outside_in" [0x8ed66b60, 0xc8852875] */
const behindFirstHash = /^, 0x[0-9a-f]{1,8}\]/i;
const beforeSecondHash = endsWith('\\[0x[0-9a-f]{1,8}, ');
const accessList = /access-(?:list|group)|hit-cnt|%(?:asa|pix|ftd)-/i;

const checksum = /(?<![a-z])(?:crc-?\d{0,2}|csum|checksum)(?![a-z])[^\n]{0,56}$/i;
/** *** STOP: 0x000000D1 (0x8A20B524, 0x00000002 */
const parameter = /(?<![a-z])stop[^\n\da-z]{0,8}0x(?:0000|1000|c000)[0-9a-f]{4} ?\([^)\n]{0,40}$/i;
/** A line of the log of a firewall, a column of which are flags */
const beforeFlags = endsWith('(?:,[^,\\n]{0,24}){8},');
const behindFlags = /^,(?:tcp|udp|icmp),/;
/** What a color is written in: 0x80FF0000 (ARGB, half-transparent red) */
const behindColor = /^ ?\((?:argb|rgba)(?![a-z])/i;
/** V8: [1603:0x80070a50]    87301 ms: Mark-sweep */
const behindHeap = /^\] {1,8}\d{1,9} ms/;
/** IOServiceOpen failed: 0xe00002c2 (iokit/common), of Apple's systems */
const ioKit = /(?<![a-z])(?:iokit|io(?:service|connect|registry|hid|usb)\w{2,24} failed)/i;

/**
 * Whether the words around a value that nobody knows tell what else it is.
 *
 * @param before what stands before it, as far as words are read
 * @param behind what stands behind it, `reachOfFrame` characters of it
 */
export function isOtherUnnamedValue(before: string, behind: string): boolean {
  return (
    endsBeforeSuch(before) ||
    (beforeRegister(before) && (nextRegister.test(behind) || lastRegister(before))) ||
    behindAddress.test(behind) ||
    behindColor.test(behind) ||
    (beforeFrame(before) && behindFrame.test(behind)) ||
    (beforePlainFrame(before) && behindPlainFrame.test(behind)) ||
    (beforeProgram(before) && behindProgram.test(behind)) ||
    (before.endsWith('[') && behindFirstHash.test(behind) && accessList.test(before)) ||
    (behind.startsWith(']') && beforeSecondHash(before) && accessList.test(before)) ||
    (before.includes('(') && parameter.test(before)) ||
    ioKit.test(before) ||
    /^\)? \(iokit/.test(behind) ||
    (behindFlags.test(behind) && beforeFlags(before)) ||
    (behindHeap.test(behind) && /\[\d{1,7}:$/.test(before)) ||
    (checksum.test(before) && !before.endsWith('-') && !isAnnounced(before))
  );
}

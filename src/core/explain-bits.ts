import type { FoundCode, InnerCode, Sibling, UnknownCode } from './answer.ts';
import { bitSentences, type Facility } from './bit-sentences.ts';
import type { Catalog } from './catalog.ts';
import { type BitFields, decodeCode } from './decode-code.ts';
import { type ErrorCode, toSigned, toUnsigned } from './error-code.ts';
import { findInnerCode, isNamedNtStatus } from './find-inner-code.ts';
import { findNearest } from './find-nearest.ts';
import { findSibling } from './find-sibling.ts';
import type { Locale } from './locale.ts';
import { toNamedCode } from './to-named-code.ts';

/** What can be said of a code that has no entry: its name and its bit fields, never its low word alone. */
export function explainBits(catalog: Catalog, hit: FoundCode, locale: Locale): UnknownCode {
  const { bits, facility, inner, sibling } = readBits(catalog, hit.code);
  const names = catalog.names.get(hit.code) ?? [];
  const description = describeBits(catalog, hit.code, locale);
  return {
    ...hit,
    ...(names[0] && { name: names[0] }),
    signed: toSigned(hit.code),
    unsigned: toUnsigned(hit.code),
    severity: bits.severity,
    customer: bits.customer,
    facility: { number: facility.number, ...(facility.names.length > 0 && { name: facility.names.join(' / ') }) },
    ...(inner && { inner }),
    ...(sibling && { sibling }),
    nearest: bits.customer ? [] : findNearest(catalog, hit.code).map((code) => toNamedCode(catalog, code)),
    explanation:
      names.length > 0
        ? [bitSentences[locale].named(names), description].join(locale === 'en' ? ' ' : '')
        : description,
  };
}

/** What the bits of a code say, in sentences; its own name is not told. */
export function describeBits(catalog: Catalog, code: ErrorCode, locale: Locale): string {
  const { bits, facility, inner, sibling } = readBits(catalog, code);
  const say = bitSentences[locale];
  const names = catalog.names.get(code) ?? [];
  // ERROR_SUCCESS_REBOOT_REQUIRED (3010) and its like are successes, whatever an HRESULT made of them looks like.
  const isSuccess = names.some((name) => name.startsWith('ERROR_SUCCESS_'));
  const sentences = [isSuccess ? say.succeeded : sayLayout(bits, facility, locale)];
  if (!bits.customer && bits.layout === 'hresult' && !bits.mappedNtStatus && bits.facility === freeFacility)
    sentences.push(say.free);
  if (inner) sentences.push(say.inner(inner, !names.includes(inner.name ?? '')));
  if (sibling) sentences.push(say.sibling(sibling));
  if (!bits.customer && !inner && !sibling && names.length === 0) sentences.push(say.rest(bits.status));
  return sentences.join(locale === 'en' ? ' ' : '');
}

/** FACILITY_ITF: "codes returned from interface methods", which every interface defines for itself (winerror.h). */
const freeFacility = 4;
/** Windows Setup numbers its codes 0xc190nnnn. The number is its own only there: among HRESULTs it is not assigned. */
const setupFacility = 0x190;

interface Reading {
  readonly bits: BitFields;
  readonly facility: Facility;
  readonly inner: InnerCode | undefined;
  readonly sibling: Sibling | undefined;
}

function readBits(catalog: Catalog, code: ErrorCode): Reading {
  const bits = decodeCode(code, isNamedNtStatus(catalog, code));
  return {
    bits,
    facility: toFacility(catalog, bits),
    inner: findInnerCode(catalog, code),
    sibling: findSibling(catalog, code),
  };
}

/** The owners of a facility. The catalog lists those of HRESULTs; an NTSTATUS counts its facilities otherwise. */
function toFacility({ facilities }: Catalog, { layout, customer, mappedNtStatus, facility }: BitFields): Facility {
  const isListed = !customer && !mappedNtStatus && (facility === setupFacility) === (layout === 'ntstatus');
  const listed = isListed ? (facilities.get(facility) ?? '') : '';
  const names = listed.replace(/ \(private\)$/, '');
  return {
    number: facility,
    names: names === '' ? [] : names.split(' / '),
    isPrivate: listed !== names,
  };
}

function sayLayout(bits: BitFields, facility: Facility, locale: Locale): string {
  const say = bitSentences[locale];
  if (bits.customer) return say.customer(bits.severity);
  if (bits.mappedNtStatus) return say.mapped(bits.severity);
  return bits.layout === 'hresult' ? say.hresult(bits.severity, facility) : say.ntStatus(bits.severity, facility);
}

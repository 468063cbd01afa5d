import { endsWith } from './ends-with.ts';
import { endsWithOneOf, startOfLetters, toWordList } from './word-lists.ts';

/*
 * Who and what is numbered in daily work, and may be beside words of failing: a decimal number of theirs, or of a code of theirs, is no error
 * code. What fails in Windows is none of these, whatever numbers it has: an update, a device, a session, a transfer, an account, a license.
 */

/** Things whose number stands right behind them: "customer 80070005". A number behind a sign may be an error that they have: "from a customer: 80070643". */
const numberedThings = toWordList(
  // English
  'job batch deal claim proposal bid tender commodity tariff vendor supplier merchant plant warehouse material article receipt waybill pallet parcel shipment consignment ' +
    'booking reservation requisition remittance loan mortgage contract ledger employee staff customer patient student pupil teacher donor member cardholder visitor passenger ' +
    'candidate applicant subscriber badge keycard passport permit seat vehicle truck forklift crane wrench gauge meter valve pump extinguisher scale equipment ' +
    'sample samples specimen paper papers exam prescription drawing bom document hotline lba ' +
    // German
    'kostenstelle mitarbeiter kunde kandidat bewerber mitglied teilnehmer lieferant debitor kreditor vertrag angebot lieferung bestellung buchung palette sendung frachtbrief ' +
    'lieferschein dokument beleg kassenbon gutschein gegenkonto artikel bauteil werkzeug fahrzeug stapler spind ausweis personalausweis mandat tarif ' +
    // French
    'contrat devis bordereau fournisseur colis chantier agence affaire analytique guichet borne extincteur candidat adherent casier virement ' +
    // Spanish and Portuguese
    'empleado contrato protocolo inventario etiqueta boleto patrimonio albaran proveedor comercio carretilla bascula extintor expediente socio documento ' +
    'candidato alumno reserva pasajero siniestro recibo presupuesto sucursal fornecedor artigo apolice encomenda filial ' +
    // Italian and Dutch
    'commessa fornitore articolo lotto prenotazione bolla spedizione bonifico estintore studente polizza tessera preventivo cantiere esercente cespite ' +
    'factuur klant leverancier bestelling',
  [
    'cost centre',
    'cost center',
    'cost object',
    'gl account',
    'loyalty card',
    'gift card',
    'payment reference',
    'transfer reference',
    'outbound delivery',
    'inbound delivery',
    'nota fiscal',
    'punto vendita',
    'el lote',
    'do lote',
  ],
  [
    'flurstück|drehmomentschlüssel|prüfling|prüflos|prüfmittel|feuerlöscher|kostenträger|adhérent|élève|abonné|véhicule|échéancier|réservation',
    'albarán|artículo|báscula|póliza|almacén|apólice|patrimônio|inventário',
    '员工|客户|合同|快递|包裹|批次|(?:读者|借书|准考|身份)证|会员卡?|供应商|商户|机构|科目|部门|门店|店铺|物料|发票|保单|提单|单据|(?:运|快递|报销|采购|发货|出货|维修|保修)单|(?:運|保固|維修)單',
    '社員|顧客|契約|会員|得意先|仕入先|取引先|店舗|品目|部品|商品|伝票|納品書|受注|発注|予約|口座|(?<![ァ-ヺー])(?:検査)?ロット|車両|車台|座席|受験',
    '(?:주문|접수)번호(?:는|은)?|zgłoszeni[ae]',
  ],
);

/** What is nothing but a number, so that it also stands behind a sign: "SKU: 80070643". */
const plainNumbers = toWordList(
  'sku plu voucher sachkonto matricule matricula matricola bastidor buchungscode kundencode materialcode lieferantencode warencode',
  [],
  [
    'türcode|matrícula|批号|学号|考号|工号|料号|货号|货位|流水号|税号|车牌|车架号|证号|学籍|店番|品番|(?<!\\p{L})(?:号码|號碼|番号)',
  ],
);

/** What else has codes that are no error codes, before the word "code". */
const thingsBeforeCode = toWordList(
  'project company department dept sort swift tax vat gl category brand season cust purpose city region course class meeting conference recovery',
  [],
  ['取件|部門|税收分类|税收|お客様|JAN|银行网点|网点|项目|公司|班级|课程'],
);

/** What is numbered behind "code of" in Romance languages: "código da loja", "code magasin". */
const thingsBehindCode = toWordList(
  'magasin tiers site boutique entreprise banque centro tienda empresa banco destinatario loja produto producto lote negozio azienda sede banca prodotto',
  [],
  ['établissement|société'],
);
const endsWithCodeOf = endsWith(
  "(?<!\\p{L})c[oó]d(?:igo|e|ice)s? (?:(?:de la|d[eio]l?|d[au]|della) |(?:de l|dell|d)['’])?\\p{L}{4,20}",
);

/* Each of these is told where the letters begin that end at the index (`startOfLetters`), if that is known. */

/** Whether the text before an index ends with somebody or something that is numbered: a customer, a job. */
export function endsWithNumberedThing(text: string, end: number, start = startOfLetters(text, end)): boolean {
  return endsWithOneOf(numberedThings, text, end, start) || endsWithPlainNumber(text, end, start);
}

/** Whether it ends with what is nothing but a number: an SKU. */
export function endsWithPlainNumber(text: string, end: number, start = startOfLetters(text, end)): boolean {
  return endsWithOneOf(plainNumbers, text, end, start);
}

/** Whether it ends with what something's code is told to be: "código de artículo". */
export function endsWithThingBehindCode(text: string, end: number, start = startOfLetters(text, end)): boolean {
  return (
    (endsWithOneOf(thingsBehindCode, text, end, start) || endsWithThingBeforeCode(text, end, start)) &&
    endsWithCodeOf(text, end)
  );
}

/** Whether it ends with something whose codes are its own, before the word "code": a project code. */
export function endsWithThingBeforeCode(text: string, end: number, start = startOfLetters(text, end)): boolean {
  return endsWithNumberedThing(text, end, start) || endsWithOneOf(thingsBeforeCode, text, end, start);
}

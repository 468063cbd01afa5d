import { endsWithOneOf, toFinalWords } from './final-words.ts';

/*
 * Who and what is numbered in daily work, and may be beside words of failing: a decimal number right behind them is theirs, or that of a code of
 * theirs. What fails in Windows is none of these, whatever numbers it has: an update, a device, a session, a terminal, an account, a license.
 */

const numberedThings = toFinalWords(
  // English
  'deal claim proposal bid tender commodity tariff vendor supplier merchant plant warehouse sku plu material article voucher receipt waybill pallet ' +
    'parcel shipment consignment delivery booking reservation reference requisition remittance transfer loan mortgage contract ledger voucher invoice ' +
    'employee staff customer patient student pupil teacher donor member cardholder visitor passenger candidate applicant subscriber ' +
    'badge keycard passport permit locker seat flight vehicle truck forklift crane wrench gauge meter valve pump extinguisher scale session ' +
    'sample samples specimen paper papers exam prescription drawing bom hotline lba ' +
    // German
    'kostenstelle mitarbeiter kunde kandidat bewerber mitglied teilnehmer lieferant debitor kreditor vertrag angebot lieferung bestellung buchung palette sendung frachtbrief ' +
    'lieferschein beleg belegnummer kassenbon gutschein sachkonto konto gegenkonto artikel bauteil werkzeug fahrzeug stapler spind ausweis personalausweis ' +
    'mandat police tarif buchungscode kundencode materialcode artikelcode lieferantencode produktcode warencode ' +
    // French
    'contrat devis bordereau fournisseur colis chantier magasin agence tiers affaire analytique centre guichet borne extincteur candidat adherent matricule casier virement ' +
    // Spanish and Portuguese
    'empleado contrato protocolo boleto patrimonio albaran proveedor comercio matricula bastidor carretilla bascula extintor expediente socio ' +
    'candidato alumno centro lote reserva pasajero siniestro recibo transferencia presupuesto sucursal fornecedor artigo produto producto loja apolice encomenda filial ' +
    // Italian and Dutch
    'commessa matricola fornitore articolo lotto prenotazione bolla spedizione bonifico estintore studente polizza tessera preventivo cantiere magazzino esercente negozio cespite ' +
    'factuur klant artikelnummer leverancier bestelling',
  [
    'cost centre',
    'cost center',
    'nota fiscal',
    'cost object',
    'punto vendita',
    'gl account',
    'loyalty card',
    'gift card',
  ],
  [
    'türcode|flurstück|drehmomentschlüssel|prüfling|prüflos|prüfmittel|zähler|feuerlöscher|kostenträger',
    'adhérent|élève|abonné|véhicule|échéancier|réservation',
    'albarán|matr[íi]cula|artículo|báscula|póliza|almacén|apólice|patrimônio',
    '员工|客户|合同|快递|包裹|批次|批号|学号|考号|工号|料号|货号|货位|流水号|税号|车牌|车架号|证号|(?:读者|借书|准考|身份)证|会员卡?|供应商|商户|机构|科目|部门|门店|店铺|仓库|物料|发票|保单|提单|单据',
    '社員|顧客|契約|会員|学籍|得意先|仕入先|取引先|店舗|店番|品目|品番|部品|商品|伝票|納品書|受注|発注|予約|口座|ロット|車両|車台|座席|ロッカー|受験',
    '(?:运|快递|报销|采购|发货|出货|维修|保修)单|(?:運|保固|維修)單',
    '(?<!\\p{L})(?:号码|號碼|番号)',
    '(?:주문|접수)번호(?:는|은)?|zgłoszeni[ae]',
  ],
);

/** What has a code that is no error code, but may fail itself. */
const codedThings = toFinalWords(
  'store office project company department dept branch bank sort swift tax vat gl sku item product part group category brand season style cust purpose city region ' +
    'course class meeting conference recovery backup join invite use enter type dial',
  ['cost centre', 'cost center'],
  ['取件|部門|税收分类|税收|お客様|顧客|JAN|银行网点|网点|项目|部门|公司|班级|课程'],
);

/** What is numbered and may fail itself: a number that a sign parts from these may tell why. */
const numberedTasks = toFinalWords('job batch document dokument documento inventario etiqueta', [], ['inventário']);

/**
 * Whether the text before an index ends with somebody or something that is numbered: a customer, a job.
 *
 * @param isApart a colon, a bracket or the like stands behind the index
 */
export function endsWithNumberedThing(text: string, end: number, isApart: boolean): boolean {
  return endsWithOneOf(numberedThings, text, end) || (!isApart && endsWithOneOf(numberedTasks, text, end));
}

/** Whether it ends with something whose codes are its own, before the word "code": a store code. */
export function endsWithCodedThing(text: string, end: number): boolean {
  return endsWithOneOf(numberedThings, text, end) || endsWithOneOf(codedThings, text, end);
}

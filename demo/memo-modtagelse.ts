/** What the receiver demands of a MeMo message before it takes it in. Reads the XML, returns every fault at once. */
import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** A fault as Digital Post tells it. */
export type Feltfejl = { resource: 'memo'; field: string; code: string; message: string; rejectedValue: string | null }

export type Memo = {
  uuid: string
  messageId: string | null
  type: string
  emne: string
  afsender: { cvr: string; navn: string }
  modtager: { id: string; idType: string }
  filer: { navn: string; format: string; indhold: string }[]
  links: { tekst: string; url: string }[]
  oprettet: string | null
}

const MEMO = 'https://DigitalPost.dk/MeMo-1'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
// Signs that no operating system takes in a file name, and blanks that only look like a space.
const UGYLDIGE_TEGN = /[<>:"/\\|?*\r\n\u00a0\u2000-\u200a\u2028\u205f\u2060\u3000]/

type Knude = { [navn: string]: unknown }

const laeser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (navn) => ['memo:File', 'memo:Action', 'memo:AdditionalDocument', 'memo:TechnicalDocument'].includes(navn),
})

/** Reads a message. `memo` is missing when the XML cannot be read at all. */
export function laesMemo(xml: string, forventetUuid: string): { memo?: Memo; fejl: Feltfejl[] } {
  const fejl: Feltfejl[] = []
  const afvis = (field: string, code: string, message: string, rejectedValue: string | null = null) => {
    fejl.push({ resource: 'memo', field, code, message, rejectedValue })
  }

  if (xml.includes('<!DOCTYPE')) afvis('', 'memo.xml.doctype', 'A document type declaration is not allowed')
  else if (XMLValidator.validate(xml) !== true) afvis('', 'memo.xml.invalid', 'The XML is not well-formed')
  if (fejl.length > 0) return { fejl }

  const rod = knude((laeser.parse(xml) as Knude)['memo:Message'])
  if (rod['@xmlns:memo'] !== MEMO) {
    afvis('Message', 'memo.namespace.invalid', `The root must be memo:Message in ${MEMO}`)
    return { fejl }
  }
  if (!['1.1', '1.2'].includes(tekst(rod['@memoVersion']))) {
    afvis(
      'Message.memoVersion',
      'memo.version.unsupported',
      'memoVersion must be 1.1 or 1.2',
      tekst(rod['@memoVersion']),
    )
  }

  const memo = oversaet(rod)
  const { uuid, afsender, modtager } = memo
  if (!UUID.test(uuid)) afvis('messageUUID', 'memo.uuid.invalid', 'messageUUID must be a UUID', uuid)
  else if (uuid.toLowerCase() !== forventetUuid.toLowerCase()) {
    afvis('messageUUID', 'memo.uuid.mismatch', 'messageUUID differs from memo-message-uuid', uuid)
  }
  if (memo.emne === '' || memo.emne.length > 256) afvis('label', 'memo.label.size', 'label must be 1 to 256 characters')
  if (!/^\d{8}$/.test(afsender.cvr))
    afvis('senderID', 'memo.sender.invalid', 'senderID must be a CVR number', afsender.cvr)
  if (afsender.navn === '') afvis('Sender.label', 'memo.sender.label', 'The sender must have a label')
  if (modtager.idType === 'CPR' ? !/^\d{10}$/.test(modtager.id) : !/^\d{8}$/.test(modtager.id)) {
    afvis('recipientID', 'memo.recipient.invalid', 'recipientID must be ten digits (CPR) or eight (CVR)', modtager.id)
  }

  if (memo.type === 'NEMSMS') {
    const besked = tekst(knude(rod['memo:MessageHeader'])['memo:notification'])
    if (besked === '' || besked.length > 150) {
      afvis('notification', 'memo.notification.size', 'notification must be 1 to 150 characters')
    }
    if (rod['memo:MessageBody'] !== undefined) afvis('MessageBody', 'memo.body.forbidden', 'NEMSMS has no body')
    return { memo, fejl }
  }
  if (memo.type !== 'DIGITALPOST') {
    afvis('messageType', 'memo.type.invalid', 'messageType must be DIGITALPOST or NEMSMS', memo.type)
  }
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(memo.oprettet ?? '')) {
    afvis('createdDateTime', 'memo.created.invalid', 'createdDateTime must be a time in UTC', memo.oprettet)
  }
  if (!memo.filer.some((f) => f.format === 'application/pdf')) {
    afvis('File', 'memo.file.missing', 'At least one file must be application/pdf')
  }
  for (const fil of memo.filer) {
    if (fil.navn === '' || fil.navn.length > 256 || UGYLDIGE_TEGN.test(fil.navn)) {
      afvis('filename', 'memo.filename.invalid', 'filename is empty, too long or has a forbidden character', fil.navn)
    }
    if (fil.format === 'application/pdf' && Buffer.from(fil.indhold, 'base64').subarray(0, 5).toString() !== '%PDF-') {
      afvis('content', 'memo.content.invalid', 'content is not a PDF in base64')
    }
  }
  for (const { url } of memo.links) {
    if (url.length > 256 || !sikkert(url)) afvis('url', 'memo.url.insecure', 'url must begin with https://', url)
  }
  return { memo, fejl }
}

function oversaet(rod: Knude): Memo {
  const hoved = knude(rod['memo:MessageHeader'])
  const krop = knude(rod['memo:MessageBody'])
  const afsender = knude(hoved['memo:Sender'])
  const modtager = knude(hoved['memo:Recipient'])
  const dokumenter = [knude(krop['memo:MainDocument']), ...liste(krop['memo:AdditionalDocument'])]
  return {
    uuid: tekst(hoved['memo:messageUUID']),
    messageId: tekst(hoved['memo:messageID']) || null,
    type: tekst(hoved['memo:messageType']),
    emne: tekst(hoved['memo:label']),
    afsender: { cvr: tekst(afsender['memo:senderID']), navn: tekst(afsender['memo:label']) },
    modtager: { id: tekst(modtager['memo:recipientID']), idType: tekst(modtager['memo:idType']) },
    filer: dokumenter
      .flatMap((d) => liste(d['memo:File']))
      .map((fil) => ({
        navn: tekst(fil['memo:filename']),
        format: tekst(fil['memo:encodingFormat']),
        indhold: tekst(fil['memo:content']),
      })),
    links: dokumenter
      .flatMap((d) => liste(d['memo:Action']))
      .flatMap((handling) => {
        const url = tekst(knude(handling['memo:EntryPoint'])['memo:url'])
        return url ? [{ tekst: tekst(handling['memo:label']), url }] : []
      }),
    oprettet: tekst(krop['memo:createdDateTime']) || null,
  }
}

/** The real service takes https only; a demo on one's own machine has no certificate. */
function sikkert(url: string): boolean {
  return url.startsWith('https://') || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/.test(url)
}

const knude = (v: unknown): Knude => (typeof v === 'object' && v !== null && !Array.isArray(v) ? (v as Knude) : {})
const liste = (v: unknown): Knude[] => (Array.isArray(v) ? v.map(knude) : [])
/** An element with attributes comes as an object with its text under `#text`. */
const tekst = (v: unknown): string =>
  typeof v === 'string' ? v.trim() : typeof v === 'object' ? tekst(knude(v)['#text']) : ''

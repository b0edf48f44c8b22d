import { create } from 'xmlbuilder2'

export type MemoFil = { mime: string; navn: string; sprog: string; indhold: Uint8Array }
export type MemoHandling = {
  titel: string
  kode:
    | 'AFTALE'
    | 'SELVBETJENING'
    | 'INFORMATION'
    | 'BEKRAEFT'
    | 'UNDERSKRIV'
    | 'FORBEREDELSE'
    | 'TILMELDING'
    | 'BETALING'
} & (
  | { url: string }
  | {
      aftale: {
        uuid: string
        beskrivelse: string
        resume?: string
        sted: string
        start: Date
        slut: Date
        kontaktMail: string
        kontaktNavn: string
      }
    }
)
export type MemoDokument = {
  id?: string
  titel?: string
  filer: readonly MemoFil[]
  handlinger?: readonly MemoHandling[]
}

type Hoved = {
  /** Made once, when the letter is ready; the same at every attempt. */
  uuid: string
  /** Shown to everybody who sees the mailbox: no sensitive words, no CPR number. */
  titel: string
  id?: string
  kode?: string
  afsender: {
    cvr: string
    navn: string
    telefon?: string
    ansvarlig?: { id: string; navn: string }
    system?: { id: string; navn: string }
    kontaktpunkt?: { gruppe?: string; id: string; navn: string }
  }
  modtager: { cpr: string; navn?: string }
}

/** A letter in Digital Post. `kanBesvares` needs a kontaktpunkt that somebody looks after. */
export type MemoBrev = Hoved & {
  slags: 'DIGITALPOST'
  kanBesvares?: boolean
  tidligstLevering?: string
  sag?: { id: string; system: string }
  kle?: { emne: string; version?: string; facet?: string; navn?: string }
  oplysninger?: readonly { type: string; navn: string; vaerdi: string }[]
  oprettet: Date
  dokument: MemoDokument
  bilag?: readonly MemoDokument[]
}

/** A text message to a citizen who has asked for them; `tekst` at most 150 characters and without any case content. */
export type MemoSms = Hoved & { slags: 'NEMSMS'; tekst: string }

/**
 * Builds MeMo 1.2 as text in UTF-8. The order of elements carries meaning, and the `memo:` prefix is kept because some
 * receivers need it. Same input, same bytes. Labels and texts are cut at the format's limits; what must not be cut is judged by
 * `vurderFoerAfsendelse`. `mandatory` and `legalNotification` are always false: a wrong mark there has effect in law.
 */
export function byggMemo(memo: MemoBrev | MemoSms): string {
  const brev = memo.slags === 'DIGITALPOST' ? memo : undefined
  const xml = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' })
    .ele({
      'memo:Message': {
        '@xmlns:memo': 'https://DigitalPost.dk/MeMo-1',
        ...(brev?.kle && { '@xmlns:kle': 'http://kle-online.dk/' }),
        '@memoVersion': '1.2',
        'memo:MessageHeader': hoved(memo),
        ...(brev && { 'memo:MessageBody': krop(brev) }),
      },
    })
    .end()
  return brev ? medFiler(xml, [brev.dokument, ...(brev.bilag ?? [])]) : xml
}

/** Puts the files into their empty elements, in order; the XML builder would take seconds to copy megabytes of base64. */
function medFiler(xml: string, dokumenter: readonly MemoDokument[]): string {
  const filer = dokumenter.flatMap((dokument) => dokument.filer)
  const [foerst = '', ...resten] = xml.split('<memo:content/>')
  const indhold = (nummer: number) => Buffer.from(filer[nummer]?.indhold ?? []).toString('base64')
  return [foerst, ...resten.map((del, nummer) => `<memo:content>${indhold(nummer)}</memo:content>${del}`)].join('')
}

type Xml = { [element: string]: Xml | Xml[] | string | undefined }

function hoved(memo: MemoBrev | MemoSms): Xml {
  const { afsender, modtager } = memo
  const brev = memo.slags === 'DIGITALPOST' ? memo : undefined
  return udenTomme({
    'memo:messageType': memo.slags,
    'memo:messageUUID': memo.uuid,
    'memo:messageID': kort(memo.id, 256),
    'memo:messageCode': memo.kode,
    'memo:label': kort(memo.titel, 256),
    'memo:notification': memo.slags === 'NEMSMS' ? kort(memo.tekst, 150) : undefined,
    'memo:reply': String(brev?.kanBesvares ?? false),
    'memo:doNotDeliverUntilDate': brev?.tidligstLevering,
    'memo:mandatory': 'false',
    'memo:legalNotification': 'false',
    'memo:postType': brev && 'MYNDIGHEDSPOST',
    'memo:Sender': udenTomme({
      'memo:senderID': afsender.cvr,
      'memo:idType': 'CVR',
      'memo:label': kort(afsender.navn, 256),
      'memo:AttentionData': udenTomme({
        'memo:Telephone': afsender.telefon
          ? { 'memo:telephoneNumber': afsender.telefon.replace(/\s/g, '') }
          : undefined,
        'memo:ContentResponsible': afsender.ansvarlig && {
          'memo:contentResponsibleID': afsender.ansvarlig.id,
          'memo:label': kort(afsender.ansvarlig.navn, 256),
        },
        'memo:GeneratingSystem': afsender.system && {
          'memo:generatingSystemID': afsender.system.id,
          'memo:label': kort(afsender.system.navn, 256),
        },
      }),
      'memo:ContactPoint':
        afsender.kontaktpunkt &&
        udenTomme({
          'memo:contactGroup': afsender.kontaktpunkt.gruppe,
          'memo:contactPointID': afsender.kontaktpunkt.id,
          'memo:label': kort(afsender.kontaktpunkt.navn, 256),
        }),
    }),
    'memo:Recipient': udenTomme({
      'memo:recipientID': modtager.cpr,
      'memo:idType': 'CPR',
      'memo:label': kort(modtager.navn, 256),
    }),
    'memo:ContentData': brev && indholdsdata(brev),
    'memo:ReplyData': brev?.kanBesvares ? svardata(brev) : undefined,
  })
}

function indholdsdata({ sag, kle, oplysninger = [] }: MemoBrev): Xml {
  return udenTomme({
    'memo:CaseID': sag && { 'memo:caseID': sag.id, 'memo:caseSystem': sag.system },
    'kle:KLEdata':
      kle &&
      udenTomme({
        'kle:subjectKey': kle.emne,
        'kle:version': kle.version,
        'kle:activityFacet': kle.facet,
        'kle:label': kort(kle.navn, 256),
      }),
    'memo:AdditionalContentData': oplysninger.slice(0, 10).map(({ type, navn, vaerdi }) => ({
      'memo:contentDataType': type,
      'memo:contentDataName': navn,
      'memo:contentDataValue': vaerdi,
    })),
  })
}

/** What comes back with an answer, so that it finds its case. */
function svardata({ id, uuid, sag, afsender }: MemoBrev): Xml {
  return udenTomme({
    'memo:messageID': kort(id, 256),
    'memo:messageUUID': uuid,
    'memo:caseID': sag?.id,
    'memo:contactPointID': afsender.kontaktpunkt?.id,
    'memo:generatingSystemID': afsender.system?.id,
  })
}

function krop({ oprettet, dokument, bilag = [] }: MemoBrev): Xml {
  return udenTomme({
    'memo:createdDateTime': tidspunkt(oprettet),
    'memo:MainDocument': dokumentXml(dokument, 'memo:mainDocumentID'),
    'memo:AdditionalDocument': bilag.map((et) => dokumentXml(et, 'memo:additionalDocumentID')),
  })
}

function dokumentXml({ id, titel, filer, handlinger = [] }: MemoDokument, idElement: string): Xml {
  return udenTomme({
    [idElement]: id,
    'memo:label': kort(titel, 256),
    'memo:File': filer.map((fil) => ({
      'memo:encodingFormat': fil.mime,
      'memo:filename': fil.navn,
      'memo:language': fil.sprog,
      'memo:content': '',
    })),
    'memo:Action': handlinger.map((handling) => ({
      'memo:label': kort(handling.titel, 256),
      'memo:actionCode': handling.kode,
      ...('url' in handling
        ? { 'memo:EntryPoint': { 'memo:url': handling.url } }
        : { 'memo:Reservation': aftale(handling.aftale) }),
    })),
  })
}

function aftale(moede: Extract<MemoHandling, { aftale: unknown }>['aftale']): Xml {
  return udenTomme({
    'memo:description': moede.beskrivelse,
    'memo:reservationUUID': moede.uuid,
    'memo:abstract': moede.resume,
    'memo:location': moede.sted,
    'memo:startDateTime': tidspunkt(moede.start),
    'memo:endDateTime': tidspunkt(moede.slut),
    'memo:organizerMail': moede.kontaktMail,
    'memo:organizerName': moede.kontaktNavn,
  })
}

/** UTC with `Z`, whole seconds. */
function tidspunkt(tid: Date): string {
  return `${tid.toISOString().slice(0, 19)}Z`
}

/** At most `laengde` characters; a cut is shown by an ellipsis and never splits a character. */
function kort(tekst: string | undefined, laengde: number): string | undefined {
  if (tekst === undefined || tekst.length <= laengde) return tekst
  return `${tekst
    .slice(0, laengde - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`
}

/** Leaves out what is not there, and elements that would be empty. */
function udenTomme(xml: Xml): Xml {
  return Object.fromEntries(
    Object.entries(xml).filter(
      ([, v]) => v !== undefined && v !== '' && !(typeof v === 'object' && Object.keys(v).length === 0),
    ),
  )
}

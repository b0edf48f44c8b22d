/**
 * Those who go to work: four a-kasser, four jobcentre, an anden aktør, three companies and STAR.
 * The organisations are real, by their code in `db/kodelister`; the people and the companies are not.
 */
import { ansat, virksomhedsperson } from '#demo/claims'
import type { Person } from '#demo/person'

export const HK = '9013'
export const TRE_F = '9001'
export const AKADEMIKERNE = '9003'
export const FOA = '9010'

export const KOEBENHAVN = '10100'
export const AARHUS = '75100'
export const ODENSE = '46100'
export const AALBORG = '85100'

/** Works for jobcentre. As made up as the companies. */
export const JOBVEJEN = { kode: '99000031', navn: 'Jobvejen ApS' }

export const BAGERIET = { cvr: '99000007', navn: 'Bageriet Kringlen ApS', pNummer: '1099000071', valby: '1099000079' }
export const VOGNMANDEN = { cvr: '99000015', navn: 'Vognmand Vesterskov A/S', pNummer: '1099000152' }
export const PLEJEHJEMMET = { cvr: '99000023', navn: 'Plejehjemmet Åhaven' }

export const medarbejdere: readonly Person[] = [
  // A-kasser
  ansat({
    noegle: 'anna',
    navn: 'Anna Akselsen',
    hint: 'Sagsbehandler i HK: har Karen og de fleste andre medlemmer',
    rid: 'RID-HK-1001',
    rolle: 'sagsbehandler',
    hos: { type: 'akasse', kode: HK },
  }),
  ansat({
    noegle: 'henrik',
    navn: 'Henrik Holm',
    hint: 'Leder i HK: statistik og fordeling af opgaver',
    rid: 'RID-HK-1002',
    rolle: 'leder',
    hos: { type: 'akasse', kode: HK },
  }),
  ansat({
    noegle: 'tom',
    navn: 'Tom Trane',
    hint: 'Sagsbehandler i 3F: har Bo, og havde Camilla, før hun skiftede',
    rid: 'RID-3F-2001',
    rolle: 'sagsbehandler',
    hos: { type: 'akasse', kode: TRE_F },
  }),
  ansat({
    noegle: 'inge',
    navn: 'Inge Ingemann',
    hint: 'Sagsbehandler og lokaladministrator i Akademikernes',
    rid: 'RID-AKA-3001',
    rolle: 'lokaladministrator',
    hos: { type: 'akasse', kode: AKADEMIKERNE },
  }),
  ansat({
    noegle: 'freja',
    navn: 'Freja Foged',
    hint: 'Sagsbehandler i FOA: må ikke se medlemmer af HK',
    rid: 'RID-FOA-4001',
    rolle: 'sagsbehandler',
    hos: { type: 'akasse', kode: FOA },
  }),

  // Jobcentre
  ansat({
    noegle: 'jens',
    navn: 'Jens Jobsen',
    hint: 'Sagsbehandler i København: underretninger og indstillinger',
    rid: 'RID-KBH-5001',
    rolle: 'sagsbehandler',
    hos: { type: 'jobcenter', kode: KOEBENHAVN },
  }),
  ansat({
    noegle: 'kirsten',
    navn: 'Kirsten Kofoed',
    hint: 'Leder i København: statistik og fordeling af opgaver',
    rid: 'RID-KBH-5002',
    rolle: 'leder',
    hos: { type: 'jobcenter', kode: KOEBENHAVN },
  }),
  ansat({
    noegle: 'lone',
    navn: 'Lone Lykke',
    hint: 'Lokaladministrator i København: brugere, tekster, skabeloner',
    rid: 'RID-KBH-5003',
    rolle: 'lokaladministrator',
    hos: { type: 'jobcenter', kode: KOEBENHAVN },
  }),
  ansat({
    noegle: 'asger',
    navn: 'Asger Aabye',
    hint: 'Sagsbehandler i Aarhus',
    rid: 'RID-AAR-6001',
    rolle: 'sagsbehandler',
    hos: { type: 'jobcenter', kode: AARHUS },
  }),
  ansat({
    noegle: 'ole',
    navn: 'Ole Odgaard',
    hint: 'Sagsbehandler i Odense: havde Mads, før han flyttede',
    rid: 'RID-ODE-7001',
    rolle: 'sagsbehandler',
    hos: { type: 'jobcenter', kode: ODENSE },
  }),
  ansat({
    noegle: 'nanna',
    navn: 'Nanna Nørgaard',
    hint: 'Sagsbehandler i Aalborg: må ikke se borgere i København',
    rid: 'RID-AAL-8001',
    rolle: 'sagsbehandler',
    hos: { type: 'jobcenter', kode: AALBORG },
  }),

  // Anden aktør
  ansat({
    noegle: 'jonna',
    navn: 'Jonna Juhl',
    hint: 'Jobkonsulent hos Jobvejen, der hjælper Uffe for København',
    rid: 'RID-JOB-8501',
    rolle: 'sagsbehandler',
    hos: { type: 'anden_aktoer', kode: JOBVEJEN.kode },
  }),

  // Companies
  virksomhedsperson({
    noegle: 'bente',
    navn: 'Bente Bager',
    hint: 'Ejer et bageri og søger to medarbejdere',
    rid: '10000001',
    rolle: 'virksomhedsadministrator',
    virksomhed: BAGERIET,
  }),
  virksomhedsperson({
    noegle: 'bodil',
    navn: 'Bodil Bolle',
    hint: 'Bestyrer bageriet i Valby: handler kun for den enhed',
    rid: '10000004',
    rolle: 'virksomhedsbruger',
    virksomhed: BAGERIET,
    enhed: BAGERIET.valby,
  }),
  virksomhedsperson({
    noegle: 'vagn',
    navn: 'Vagn Vesterskov',
    hint: 'Vognmand, hvis virksomhed er i arbejdskonflikt',
    rid: '10000002',
    rolle: 'virksomhedsbruger',
    virksomhed: VOGNMANDEN,
  }),
  virksomhedsperson({
    noegle: 'pia',
    navn: 'Pia Plejdrup',
    hint: 'Ansætter til et plejehjem; hendes login har intet P-nummer',
    rid: '10000003',
    rolle: 'virksomhedsbruger',
    virksomhed: PLEJEHJEMMET,
  }),

  // STAR
  ansat({
    noegle: 'stine',
    navn: 'Stine Stær',
    hint: 'Support i STAR: slår op for alle, men afgør ikke',
    rid: 'RID-STAR-9001',
    rolle: 'star_support',
    hos: { type: 'star', kode: 'STAR' },
  }),
  ansat({
    noegle: 'dorte',
    navn: 'Dorte Drewsen',
    hint: 'Drift: regler, kodelister og leverancer, der gik i stå',
    rid: 'RID-STAR-9002',
    rolle: 'drift',
    hos: { type: 'star', kode: 'STAR' },
  }),
]

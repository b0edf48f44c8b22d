import { Tilstande } from '#components/arbejdsgiver/tilstande'
import { adresselinje } from '#components/jobordre/hvor-og-hvornaar'
import { side } from '#components/side'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Tabel } from '#components/ui/tabel'
import { Tomt } from '#components/ui/tomt'
import { egneEnheder } from '#lib/jobordre/formular'
import { hentVirksomhed } from '#lib/organisation/virksomhed'
import { listTilstande } from '#lib/virksomhed/tilstande'

/** The company as it signed in: its units, what the reader may do, and whom to ask. */
export const GET = side(async (ctx) => {
  const virksomhed = await hentVirksomhed(ctx)
  const { enheder, begraenset } = await egneEnheder(ctx)
  const administrator = ctx.aktoer.slags === 'bruger' && ctx.aktoer.rolle === 'virksomhedsadministrator'
  return {
    side: 'Virksomheden',
    krop: (
      <>
        <h1>{virksomhed.navn}</h1>
        <Tilstande tilstande={await listTilstande(ctx, virksomhed.cvr ?? '')} />
        <Definitionsliste
          par={[
            ['CVR-nummer', virksomhed.cvr],
            ['Logget ind som', ctx.aktoer.navn],
            ['Rolle', administrator ? 'Administrator' : 'Bruger'],
            ['Du kan se og oprette jobordrer for', begraenset ? `P-nummer ${virksomhed.pNummer}` : 'Hele virksomheden'],
          ]}
        />
        <p>Rettighederne kommer fra MitID Erhverv. Jeres egen administrator kan ændre dem dér.</p>
        <h2 id="enheder">P-enheder</h2>
        {enheder.length === 0 ? (
          <Tomt tekst="Vi kender ingen P-enheder for virksomheden. Skriv adressen på jobordren." />
        ) : (
          <Tabel
            titel="P-enheder"
            skjultTitel
            raekker={enheder}
            noegle={(e) => e.pNummer}
            kolonner={[
              { titel: 'Navn', vis: (e) => e.navn },
              { titel: 'P-nummer', vis: (e) => e.pNummer },
              { titel: 'Adresse', vis: (e) => adresselinje(e) },
            ]}
          />
        )}
        <h2>Kundesupport</h2>
        <p>
          Er noget forkert, eller er virksomheden spærret, så kontakt kundesupport. Se{' '}
          <a href="/kontakt">Hjælp og kontakt</a>. Om en bestemt jobordre: ring til den myndighed, der har den. Nummeret
          står på jobordren.
        </p>
      </>
    ),
  }
}, 'virksomhed')

import { type Afsnit, Jobbet, Stillingen } from '#components/jobordre/afsnit'
import { HvorOgHvornaar } from '#components/jobordre/hvor-og-hvornaar'
import { KontaktOgFrist } from '#components/jobordre/kontakt-og-frist'
import { StillingsfeltMedForslag } from '#components/jobordre/stillingsfelt-med-forslag'

/** The company's own fields in an authority's form, which has the order itself and chooses nobody. */
export function Ordrefelter(afsnit: Afsnit) {
  return (
    <>
      <h2>Stillingen</h2>
      <Stillingen {...afsnit} felt={StillingsfeltMedForslag} />
      <h2>Jobbet</h2>
      <Jobbet {...afsnit} />
      <h2>Hvor og hvornår</h2>
      <HvorOgHvornaar {...afsnit} />
      <h2>Kontakt og frist</h2>
      <KontaktOgFrist {...afsnit} />
    </>
  )
}

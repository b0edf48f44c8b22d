import { fejlsvar, medFejlside } from '#components/side'
import { bilagssvar } from '#lib/bilag/hent'
import { laesId } from '#lib/id'

export const GET = (request: Request, { params }: { params: Promise<{ bilagId: string }> }) =>
  medFejlside(
    request,
    async () => (await bilagssvar(request, laesId((await params).bilagId))) ?? fejlsvar('tid-udloebet', 401),
  )

import { svarApi } from '#lib/api/server'

// STAR's services that are in their second version; the same door as v1.
export {
  svarApi as DELETE,
  svarApi as GET,
  svarApi as HEAD,
  svarApi as OPTIONS,
  svarApi as PATCH,
  svarApi as POST,
  svarApi as PUT,
}

import { svarApi } from '#lib/api/server'

/** The root itself is no operation, and says so as every other path does. */
export {
  svarApi as DELETE,
  svarApi as GET,
  svarApi as HEAD,
  svarApi as OPTIONS,
  svarApi as PATCH,
  svarApi as POST,
  svarApi as PUT,
}

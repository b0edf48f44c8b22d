import { svarApi } from '#lib/api/server'

// Every method that the framework knows, so that a wrong one is told what the right ones are.
export {
  svarApi as DELETE,
  svarApi as GET,
  svarApi as HEAD,
  svarApi as OPTIONS,
  svarApi as PATCH,
  svarApi as POST,
  svarApi as PUT,
}

import { side } from '#components/side'
import { Fejlside } from '#components/skal/fejlside'

/** Any other address behind the employer's door, as a page of our own: the framework's would be empty without script. */
export const GET = side(
  async () => ({
    side: 'Siden findes ikke',
    krop: <Fejlside sag="findes-ikke" overblik="/arbejdsgiver" />,
    status: 404,
  }),
  'virksomhed',
)

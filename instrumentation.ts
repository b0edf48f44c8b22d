/** Runs once when the server starts, never in the build: a wrong configuration stops it here, with the variable named. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startWeb } = await import('#lib/start-web')
  await startWeb()
}

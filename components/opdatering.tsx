'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Fetches the page anew every so often while something on it is under way. Without script the page has a link that does the same. */
export function Opdatering({ hverMs = 2000 }: { hverMs?: number }) {
  const router = useRouter()
  useEffect(() => {
    const ur = setInterval(() => router.refresh(), hverMs)
    return () => clearInterval(ur)
  }, [router, hverMs])
  return null
}

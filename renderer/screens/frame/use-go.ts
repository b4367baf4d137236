/**
 * Going to one of our own paths. One place: the router's history is untyped until its routes are registered globally,
 * which would make every screen depend on all others.
 */
import { useRouter, type RouterHistory } from '@tanstack/react-router'
import { useCallback } from 'react'

/** Goes to a path, with its hash if it has one; a new entry in the history. */
export function useGo(): (path: string) => void {
  const router = useRouter()
  return useCallback((path: string) => (router.history as RouterHistory).push(path), [router])
}

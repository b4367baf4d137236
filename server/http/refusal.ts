/** How the HTTP API says no: a status, a code from a union, and a sentence that names the thing and the way out. */
import type { FastifyRequest } from 'fastify'
import type { Finding } from '#note/record-model.ts'
import type { Role } from '#note/summit.ts'
import type { ErrorAnswer } from '#note/wire/api.ts'
import type { Access } from '../access/access.ts'

export type RefusalCode =
  | 'token'
  | 'role'
  | 'guest'
  | 'invite'
  | 'not-found'
  | 'request'
  | 'state'
  | 'gate'
  | 'damaged'
  | 'storage'
  | 'internal'

export class RefusalError extends Error {
  readonly status: number
  readonly code: RefusalCode
  readonly findings: readonly Finding[] | null

  constructor(
    status: number,
    code: RefusalCode,
    message: string,
    findings: readonly Finding[] | null = null,
  ) {
    super(message)
    this.name = 'RefusalError'
    this.status = status
    this.code = code
    this.findings = findings
  }

  answer(): ErrorAnswer {
    const error = { code: this.code, message: this.message }
    return this.findings === null ? { error } : { error, findings: this.findings }
  }
}

/** Whoever asks. Throws 401 without a live token. */
export function requireAccess(request: FastifyRequest): Access {
  if (request.access === null) {
    throw new RefusalError(401, 'token', 'A live session token is needed: join again.')
  }
  return request.access
}

/** Whoever asks, in one of these roles. Throws 401 or 403. */
export function requireRole(request: FastifyRequest, roles: readonly Role[]): Access {
  const access = requireAccess(request)
  if (!roles.includes(access.role)) {
    throw new RefusalError(403, 'role', `This takes the role ${roles.join(' or ')}; yours is ${access.role}.`)
  }
  return access
}

/** The value, or 404 with the sentence. */
export function found<T>(value: T | null | undefined, message: string): T {
  if (value === null || value === undefined) throw new RefusalError(404, 'not-found', message)
  return value
}

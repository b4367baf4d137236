/** The OpenAPI 3.1 document, gathered from the routes as they are registered, so that none can be forgotten. */
import type { RouteOptions } from 'fastify'

interface RouteSchema {
  readonly summary?: string
  readonly body?: object
  readonly params?: { readonly properties?: Readonly<Record<string, object>> }
  readonly querystring?: {
    readonly properties?: Readonly<Record<string, object>>
    readonly required?: readonly string[]
  }
  readonly response?: Readonly<Record<string, object>>
}

type Operation = Record<string, unknown>

export interface OpenApiDocument {
  readonly openapi: '3.1.0'
  readonly info: { readonly title: string; readonly version: string }
  readonly components: object
  readonly security: readonly object[]
  readonly paths: Record<string, Record<string, Operation>>
}

/** Registered routes below this are documented. */
export const API_PREFIX = '/api/v1'

export function createOpenApi(version: string): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: { title: 'Rapporteur', version },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{ token: [] }],
    paths: {},
  }
}

/** Adds a route to the document; to be called for every route as it is registered. */
export function describeRoute(document: OpenApiDocument, route: RouteOptions): void {
  if (!route.url.startsWith(API_PREFIX)) return
  const path = route.url.replace(/:(\w+)/g, '{$1}')
  for (const method of [route.method].flat()) {
    if (method === 'HEAD' || method === 'OPTIONS') continue
    const operations = (document.paths[path] ??= {})
    operations[method.toLowerCase()] = describeOperation((route.schema ?? {}) as RouteSchema)
  }
}

function describeOperation(schema: RouteSchema): Operation {
  const parameters = [
    ...describeParameters('path', schema.params),
    ...describeParameters('query', schema.querystring),
  ]
  return {
    summary: schema.summary ?? '',
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(schema.body === undefined ? {} : { requestBody: { required: true, ...content(schema.body) } }),
    responses: describeAnswers(schema.response ?? {}),
  }
}

function describeParameters(place: 'path' | 'query', schema: RouteSchema['querystring']): object[] {
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (schema?.required ?? []).includes(name),
    schema: property,
  }))
}

function describeAnswers(answers: Readonly<Record<string, object>>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, schema]) => [
      status === '4xx' ? '4XX' : status,
      { description: status === '200' ? 'As asked.' : 'Refused, with the reason.', ...content(schema) },
    ]),
  )
}

function content(schema: object): { readonly content: object } {
  return { content: { 'application/json': { schema } } }
}

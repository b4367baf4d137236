/**
 * The part of LiquidJS that `liquid-engine.ts` uses, typed here because the package's own types bring all of Node's
 * with them. The browser build is the one without any access to files.
 */
declare module 'liquidjs/dist/liquid.browser.mjs' {
  export interface LiquidOptions {
    readonly templates: Readonly<Record<string, string>>
    readonly outputEscape: (value: unknown) => string
    readonly strictFilters: boolean
    readonly strictVariables: boolean
    readonly lenientIf: boolean
    readonly ownPropertyOnly: boolean
    readonly parseLimit: number
    readonly renderLimit: number
    readonly memoryLimit: number
  }
  export class Liquid {
    constructor(options: LiquidOptions)
    parse(text: string): unknown[]
    parseAndRenderSync(text: string, view: object): unknown
    renderFileSync(name: string, view: object): unknown
    registerFilter(name: string, filter: { raw: boolean; handler: (...values: unknown[]) => unknown }): void
    unregisterFilter(name: string): void
  }
}

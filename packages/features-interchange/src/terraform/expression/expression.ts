/** A Terraform expression as a tree. */
export type Expression =
  | { readonly type: 'literal'; readonly value: null | boolean | number | string }
  | { readonly type: 'template'; readonly parts: readonly TemplatePart[] }
  /** The first name of a reference: `var`, `each`, `aws_instance`, or a name bound by `for`. */
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'attribute'; readonly of: Expression; readonly name: string }
  | { readonly type: 'index'; readonly of: Expression; readonly key: Expression }
  | { readonly type: 'splat'; readonly of: Expression; readonly steps: readonly SplatStep[] }
  | {
      readonly type: 'call'
      readonly name: string
      readonly args: readonly Expression[]
      /** The last argument is a list of arguments: `max(var.sizes...)`. */
      readonly expand: boolean
    }
  | { readonly type: 'unary'; readonly operator: '!' | '-'; readonly operand: Expression }
  | {
      readonly type: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly type: 'conditional'
      readonly test: Expression
      readonly yes: Expression
      readonly no: Expression
    }
  | { readonly type: 'list'; readonly items: readonly Expression[] }
  | {
      readonly type: 'object'
      readonly entries: readonly { readonly key: Expression; readonly value: Expression }[]
    }
  | ForExpression

export interface ForExpression {
  readonly type: 'for'
  readonly keyName: string | null
  readonly valueName: string
  readonly of: Expression
  /** Present for `{ for … : key => value }`, null for `[ for … : value ]`. */
  readonly key: Expression | null
  readonly value: Expression
  readonly test: Expression | null
  /** `value...`: values of the same key are collected in a list. */
  readonly group: boolean
}

export type SplatStep =
  | { readonly type: 'attribute'; readonly name: string }
  | { readonly type: 'index'; readonly key: Expression }

export type BinaryOperator =
  | '||'
  | '&&'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'

export type TemplatePart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'value'; readonly expression: Expression }
  | {
      readonly type: 'if'
      readonly test: Expression
      readonly yes: readonly TemplatePart[]
      readonly no: readonly TemplatePart[]
    }
  | {
      readonly type: 'for'
      readonly keyName: string | null
      readonly valueName: string
      readonly of: Expression
      readonly body: readonly TemplatePart[]
    }

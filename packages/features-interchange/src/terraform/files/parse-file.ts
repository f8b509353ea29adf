import { parse } from '@cdktn/hcl2json'

import type { SourceFile } from '../../schemas.ts'
import { jsonErrorLine } from './json-error-line.ts'
import { isJsonObject, type Json, type JsonObject } from './json.ts'
import { tooDeepAt } from './nesting.ts'
import { refusal } from './refuse.ts'

/** `<file>:<line>,<column>-…: <summary>; <detail>`, as the HCL parser writes the first of its complaints. */
const complaint = /f:(\d+),\d+-[\d,]+: ([^;\]]+)/

/**
 * Reads one `.tf`, `.tf.json`, `.tfvars` or `.tfvars.json` file.
 * @throws AppError VALIDATION naming the file and the line.
 */
export async function parseFile(file: SourceFile): Promise<JsonObject> {
  const deep = tooDeepAt(file.content)
  if (deep !== null) {
    throw refusal('too_deep', `${file.path} line ${deep}: the brackets are nested too deeply.`, {
      file: file.path,
      line: deep,
    })
  }
  return file.path.endsWith('.json') ? parseJson(file) : parseHcl(file)
}

async function parseHcl(file: SourceFile): Promise<JsonObject> {
  let parsed: Json
  try {
    parsed = await parse('f', file.content)
  } catch (error) {
    const [, lineText, summary] = complaint.exec(String(error)) ?? []
    if (lineText === undefined || summary === undefined) throw error
    const line = Number(lineText)
    throw refusal('syntax', `${file.path} line ${line}: ${summary.trim().toLowerCase()}.`, {
      file: file.path,
      line,
    })
  }
  return isJsonObject(parsed) ? parsed : {}
}

function parseJson(file: SourceFile): JsonObject {
  let parsed: Json
  try {
    parsed = JSON.parse(file.content)
  } catch {
    const line = jsonErrorLine(file.content)
    throw refusal('syntax', `${file.path} line ${line}: not valid JSON.`, { file: file.path, line })
  }
  if (!isJsonObject(parsed)) {
    throw refusal('syntax', `${file.path} line 1: expected a JSON object.`, {
      file: file.path,
      line: 1,
    })
  }
  return parsed
}

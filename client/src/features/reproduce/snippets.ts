/** Programs that fetch the same figures again, as text to paste. They need nothing that is not installed already. */
import type { ExportQuestion } from '../../api/export.ts';

export type Fetch = {
  /** Of the server, without a slash at the end. */
  origin: string;
  question: ExportQuestion;
  fileName: string;
  sha256: string;
};

/** Addresses longer than this are refused or cut off somewhere on the way. */
const MAX_ADDRESS = 1800;

/** The address of the file; null when the question is too long for one. */
export function addressOfFile({ origin, question }: Fetch): string | null {
  const query = Object.entries(question).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value)).replaceAll('%2C', ',')}`,
  );
  const address = `${origin}/api/export?${query.join('&')}`;
  return address.length <= MAX_ADDRESS ? address : null;
}

export function curlSnippet(fetch: Fetch): string {
  const { origin, question, fileName, sha256 } = fetch;
  const address = addressOfFile(fetch);
  const options = `--fail --compressed --output ${quote(fileName)}`;
  const get = address
    ? `curl ${options} \\\n  ${quote(address)}`
    : [
        `curl ${options} \\`,
        `  --header 'Content-Type: application/json' --data @- \\`,
        `  ${quote(`${origin}/api/export`)} <<'END'`,
        JSON.stringify(question),
        'END',
      ].join('\n');
  return `${get}\necho ${quote(`${sha256}  ${fileName}`)} | sha256sum --check\n`;
}

export function pythonSnippet(fetch: Fetch): string {
  const { origin, question, sha256 } = fetch;
  const address = addressOfFile(fetch);
  const request = address
    ? `request = urllib.request.Request(${text(address)})`
    : [
        `question = json.loads(${text(JSON.stringify(question))})`,
        `request = urllib.request.Request(`,
        `    ${text(`${origin}/api/export`)},`,
        `    data=json.dumps(question).encode(),`,
        `    headers={"Content-Type": "application/json"},`,
        `)`,
      ].join('\n');
  return `import csv
import hashlib
import io
${address ? '' : 'import json\n'}import urllib.request

${request}
with urllib.request.urlopen(request) as response:
    content = response.read()
assert hashlib.sha256(content).hexdigest() == "${sha256}", "the figures are not the same"
rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"))${question.separator === 'semicolon' ? ', delimiter=";"' : ''}))
print(len(rows), "rows")
for row in rows[:5]:
    print(row["area"], row["name"], row["period"], row["value"], row["status"])
`;
}

export function rSnippet(fetch: Fetch): string {
  const { origin, question, fileName } = fetch;
  const address = addressOfFile(fetch);
  const get = address
    ? `download.file(${text(address)}, ${text(fileName)}, mode = "wb")`
    : [
        `# install.packages("curl")`,
        `question <- ${rText(JSON.stringify(question))}`,
        `handle <- curl::new_handle(copypostfields = question)`,
        `curl::handle_setheaders(handle, "Content-Type" = "application/json")`,
        `curl::curl_download(${text(`${origin}/api/export`)}, ${text(fileName)}, handle = handle)`,
      ].join('\n');
  const separator = question.separator === 'semicolon' ? ', sep = ";"' : '';
  return `${get}
rows <- read.csv(${text(fileName)}, colClasses = c(area = "character")${separator}, encoding = "UTF-8")
nrow(rows)
head(rows[c("area", "name", "period", "value", "status")])
`;
}

/** For a shell of the Unix family. */
function quote(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}

/** A string as Python and R write it: JSON's escapes are theirs too. */
function text(value: string): string {
  return JSON.stringify(value);
}

/** R takes single quotes around what holds double ones. */
function rText(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

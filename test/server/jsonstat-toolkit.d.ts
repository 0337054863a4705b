/** The part of the reader of JSON-stat that tests use; the package has no types. */
declare module 'jsonstat-toolkit' {
  type Dataset = {
    length: number;
    id: string[];
    n: number;
    role: Record<string, string[]>;
    Data: (at: Record<string, string>) => { value: number | null; status: string | null };
    Dimension: (id: string) => { id: string[]; role: string; Category: (id: string) => Category };
  };
  type Category = { label: string; unit?: { decimals: number; label: string } };
  export default function JSONstat(document: object): Dataset;
}

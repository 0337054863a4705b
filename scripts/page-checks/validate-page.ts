/** Asks a validator that we did not write about a page. Slow: for a sample. */
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // How a page is written, not what it is.
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    // Names of areas and licences are as long as they are.
    'long-title': 'off',
  },
});

/** What is wrong with the page, a line each. */
export async function validatePage(page: string): Promise<string[]> {
  const { results } = await validator.validateString(page);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `line ${line}: ${ruleId}: ${message}`),
  );
}

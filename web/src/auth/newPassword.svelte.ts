/** A password that is being chosen, twice, against the rule. */
import { t } from '../i18n';
import { MIN_LENGTH, rules, type Rule } from './password';

export class NewPassword {
  password = $state('');
  repeat = $state('');

  constructor(private readonly email: () => string) {}

  get checks(): Rule[] {
    return rules(this.password, this.repeat, this.email());
  }

  /** What is wrong, per field of the form. */
  get errors() {
    const text = t.auth.welcome;
    const broken = this.checks.filter((rule) => !rule.met).map((rule) => rule.id);
    return {
      password:
        (broken.includes('long') && text.tooShort(MIN_LENGTH)) ||
        (broken.includes('uncommon') && text.tooCommon),
      repeat: broken.includes('same') && text.different,
    };
  }
}

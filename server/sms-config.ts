import { ConfigError } from './config-error.ts';
import type { SmsTemplate } from './platform/sms-templates.ts';
import { type Environment, safeAddress } from './settings.ts';

export interface SmsConfig {
  endpoint: string;
  accessKeyId: string;
  accessKeySecret: string;
  signName: string;
  templates: Record<SmsTemplate, string>;
}

/** The setting that names each template at the provider. */
const templateSettings: Record<SmsTemplate, string> = {
  sign_in_code: 'SMS_SIGN_IN_TEMPLATE',
  step_up_code: 'SMS_STEP_UP_TEMPLATE',
  phone_change_code: 'SMS_PHONE_CHANGE_TEMPLATE',
  guardian_code: 'SMS_GUARDIAN_TEMPLATE',
  phone_release_code: 'SMS_PHONE_RELEASE_TEMPLATE',
  agreement_code: 'SMS_AGREEMENT_TEMPLATE',
  phone_changed: 'SMS_PHONE_CHANGED_TEMPLATE',
  age_settled: 'SMS_AGE_SETTLED_TEMPLATE',
  points_lapse: 'SMS_POINTS_LAPSE_TEMPLATE',
  minor_points_lapse: 'SMS_MINOR_POINTS_LAPSE_TEMPLATE',
  notices: 'SMS_NOTICES_TEMPLATE',
};

/** `SMS_*`: who sends texts, under which name, by which templates. */
export function readSms(env: Environment): SmsConfig | undefined {
  if (env.SMS_ACCESS_KEY_ID === undefined) return undefined;
  const needed = ['SMS_ACCESS_KEY_SECRET', 'SMS_SIGN_NAME', ...Object.values(templateSettings)];
  if (needed.some((name) => !env[name])) throw new ConfigError(needed.join(', '), 'all needed');
  const setting = (name: string) => env[name] ?? '';
  return {
    endpoint: safeAddress('SMS_ENDPOINT', env.SMS_ENDPOINT ?? 'https://dysmsapi.aliyuncs.com'),
    accessKeyId: env.SMS_ACCESS_KEY_ID,
    accessKeySecret: setting('SMS_ACCESS_KEY_SECRET'),
    signName: setting('SMS_SIGN_NAME'),
    templates: {
      sign_in_code: setting(templateSettings.sign_in_code),
      step_up_code: setting(templateSettings.step_up_code),
      phone_change_code: setting(templateSettings.phone_change_code),
      guardian_code: setting(templateSettings.guardian_code),
      phone_release_code: setting(templateSettings.phone_release_code),
      agreement_code: setting(templateSettings.agreement_code),
      phone_changed: setting(templateSettings.phone_changed),
      age_settled: setting(templateSettings.age_settled),
      points_lapse: setting(templateSettings.points_lapse),
      minor_points_lapse: setting(templateSettings.minor_points_lapse),
      notices: setting(templateSettings.notices),
    },
  };
}

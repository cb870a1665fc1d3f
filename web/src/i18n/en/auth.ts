const digits = { title: 'Enter the code', missing: 'Enter all 6 digits of the code.' };

export const auth = {
  help: {
    name: [
      'Your user name is the email address at which you receive our messages. Not sure which one? Ask your office.',
    ],
    more: [
      'You sign in with your email address and password. Then follows a second step: a code by text message, a code from an authenticator app, or a passkey. You choose what you use under My account.',
      'That second step tells us that it is really you, even if somebody else knows your password. Never give a code to anyone; our office will not ask for it either.',
    ],
  },
  code: {
    submit: 'Sign in',
    clear: 'Clear',
    abort: 'Cancel',
    again: 'Send a new code',
    wait: (seconds: number) => `You can ask for a new code in ${seconds} seconds`,
    sent: (number: string) => `A new code has been sent to ${number}.`,
    gone: 'This code no longer works. Please start again.',
    box: (place: number) => `Code, part ${place} of 2`,
    lost: 'Lost your phone, or another number?',
    lostHelp: (phone: string, email: string) =>
      `Your office can help you. ${[phone && `Call ${phone}`, email && `mail ${email}`].filter(Boolean).join(' or ')}. Your office passes it on; you sign in once it is certain.`,
    otherWays: 'Another way',
    recoveryUsed:
      'You have used a recovery code; it no longer works. My account shows how many you have left.',
    ways: {
      email: {
        ...digits,
        lead: (_name: string, address: string) =>
          `We have sent an e-mail with a code to ${address}.`,
        legend: 'Code from the e-mail',
        hint: 'The code has 6 digits and is valid for 10 minutes.',
        choose: 'Receive a code by e-mail',
      },
      sms: {
        ...digits,
        lead: (name: string, number: string) =>
          name
            ? `Dear ${name}, we have sent a text message with a code to ${number}.`
            : `We have sent a text message with a code to ${number}.`,
        legend: 'Code from the text message',
        hint: 'The code has 6 digits and is valid for 10 minutes.',
        choose: 'Receive a code by text message',
      },
      totp: {
        ...digits,
        lead: (name: string) =>
          name
            ? `Dear ${name}, open the authenticator app on your phone.`
            : 'Open the authenticator app on your phone.',
        legend: 'Code from your app',
        hint: 'The app shows 6 digits and makes a new code every half minute.',
        choose: 'Use a code from an authenticator app',
      },
      recovery: {
        title: 'Enter a recovery code',
        lead: (name: string) =>
          name
            ? `Dear ${name}, enter one of your recovery codes. Each code works once.`
            : 'Enter one of your recovery codes. Each code works once.',
        legend: 'Recovery code',
        hint: 'Six groups of 4 letters and digits. Dashes and spaces are fine, but not needed.',
        missing: 'Enter the whole recovery code: 24 letters and digits.',
        choose: 'Use a recovery code',
      },
      passkey: {
        title: 'Use your passkey',
        lead: (name: string) =>
          name
            ? `Dear ${name}, confirm with your passkey that it is you.`
            : 'Confirm with your passkey that it is you.',
        legend: 'Passkey',
        hint: 'Your device asks for your fingerprint, face or PIN.',
        missing: 'Use your passkey.',
        choose: 'Use a passkey',
      },
    },
    notSent:
      'The text message could not be sent. Continue this way, and ask your office to check your mobile number.',
  },
  stopPassword: {
    wrong: 'Is this number wrong?',
    hint: 'If you entered the wrong email address, cancel signing in. Is this really your account, but not your number? Then somebody else can read the code. Stop your password in that case.',
    start: 'Stop password',
    title: 'Stop password?',
    text: (number: string) =>
      `Do this if ${number} is not your number, so that nobody gets into your account with the code.`,
    follows: [
      'Your password and the code that was sent no longer work.',
      'You receive an email with a link to choose a new password. A passkey keeps working.',
      'Your office is told. Once it has corrected your number, codes reach you again.',
    ],
  },
  passwordStopped: {
    title: 'Your password has been stopped',
    lead: 'Nobody gets into your account with it now, not even with the code that was sent.',
    next: 'What happens next?',
    steps: (phone: string) => [
      'Your office is told.',
      phone ? `Rather not wait? Call your office: ${phone}.` : 'Rather not wait? Call your office.',
      'Your office corrects your mobile number. With the link in the email that you receive now you choose a new password.',
    ],
  },
  passkey: {
    cancelled: 'The passkey was not used. Try again, or choose another way.',
    known: 'This device already has a passkey for your account.',
    unsupported: 'This browser cannot use a passkey here. Choose another way.',
  },
  expired: {
    title: 'Sign in again',
    over: 'Your session has ended.',
    after: 'After signing in you continue here; what you have entered is kept.',
  },
  otherPerson: {
    title: 'This page no longer counts',
    now: (name: string) => `In another tab ${name} is signed in now.`,
    somebody: 'somebody else',
    out: 'In another tab somebody signed out.',
    again: 'In another tab somebody else was signed in for a while. Now it is you again.',
    looking: (name: string) => `In another tab you now look along as ${name}.`,
    noLonger: (name: string) => `You no longer look along as ${name}.`,
    page: (name: string) => `This page belonged to ${name}.`,
    refused: 'What you sent last from here was not recorded.',
    unsent: 'What you had not sent from here will not be sent.',
  },
  stepUp: {
    title: 'Confirm that it is you',
    why: (act: string, documents: number) =>
      documents > 1
        ? `For your answer on ${documents} documents, confirm once that it is you.`
        : `To ${act}, confirm that it is you.`,
    acts: {
      change_factor: 'change how you sign in',
      change_mobile: 'change the mobile number',
      change_email: 'change the email address',
      change_password: 'change your password',
      consent: 'agree to asking your fiscal partner',
      change_rights: 'give or change rights',
      change_policy: 'change the settings of the office',
      approve: 'approve',
      reject: 'reject',
      decline: 'say that you do not sign',
      on_behalf: 'record what somebody told you',
      pass_on: 'ask others instead',
    },
    actsOf: {
      change_factor: (name: string) => `change how ${name} signs in`,
      change_mobile: (name: string) => `change the mobile number of ${name}`,
      change_email: (name: string) => `change the email address of ${name}`,
    },
    submit: 'Confirm',
    none: 'You have not confirmed this. Nothing has changed.',
  },
  request: {
    title: 'Request a password',
    lead: 'Enter your email address. We will send you an email with which you choose a new password. This also works if you have never signed in.',
    sentTitle: 'Check your email',
    sent: (email: string) =>
      `If we know ${email}, you will receive an email with a link within a few minutes.`,
    spam: 'No email? Look in your spam folder, or contact your office.',
    back: 'Back to sign in',
  },
  welcome: {
    title: 'Welcome',
    resetTitle: 'Choose a new password',
    lead: (name: string) => `Dear ${name}, choose a password to use your account.`,
    account: 'Your user name',
    password: 'New password',
    repeat: 'New password, once more',
    rules: 'Your password',
    long: (length: number) => `has at least ${length} characters`,
    uncommon: 'is not a common password and does not contain your email address',
    same: 'has been entered twice the same',
    tooShort: (length: number) => `Choose a password of at least ${length} characters.`,
    tooCommon: 'Choose a password that is harder to guess.',
    different: 'Enter the same password twice.',
    tip: 'Any character is allowed. A sentence of a few words is strong and easy to remember.',
    met: 'fine',
    unmet: 'not yet',
    submit: 'Save password',
    saved: 'Your password has been saved. You can sign in now.',
    expiredTitle: 'This link no longer works',
    expired:
      'The link has expired or was used before. Request a new one below; we will send it to your email address.',
    checking: 'We are checking your link…',
  },
  replacing: {
    title: 'Is this change right?',
    lead: (name: string) => `Dear ${name}, look carefully whether this is right.`,
    shut: 'Somebody passed on a change of your account. Say first whether it is right. Until then you cannot approve or sign anything, so that nobody can do so in your place.',
    deadline:
      'Not in time for a deadline? Your office can record an approval that you give. Signing can be done on paper.',
    deadlineOffice: 'Not in time for a deadline? Ask a colleague to do it.',
    agreedLead: 'A new e-mail address was said to be right already. You can still stop it.',
    agreed: (moment: string) =>
      `This was confirmed, but is not in use yet: the new address can confirm itself until ${moment}. As long as that has not happened you can stop it.`,
    shutTitle: 'You cannot approve or sign anything now.',
    answerNow: 'Look and answer',
    first: {
      approve:
        'Say first whether the change of your account is right. After that you can approve or reject.',
      sign: 'Say first whether the change of your account is right. After that you can sign.',
    },
    what: {
      email: (value: string) => `New e-mail address: ${value}`,
      mobile: (value: string) => `New mobile number: ${value}`,
      devices: (_: string, resets: string) =>
        resets ? `Lost phone. What would stop working: ${resets}` : 'Lost phone',
    },
    resets: {
      app: 'authenticator app',
      passkeys: 'passkeys',
      recovery_codes: 'recovery codes',
      text_messages: 'code by text message when signing in',
    },
    asked: (name: string, moment: string) => `Passed on by ${name} on ${moment}.`,
    counts: (moment: string) => `Takes effect by itself on ${moment}, unless somebody stops it.`,
    byOffice: 'If somebody at your office confirms it earlier, you hear so at once.',
    onlyYou: 'Only you can confirm it earlier.',
    countsNot: 'Does not take effect by itself: our message about it did not arrive.',
    confirm: 'Yes, confirm the change',
    stop: 'No, stop this',
    confirmOf: (what: string) => `Yes, confirm the change: ${what}`,
    stopOf: (what: string) => `No, stop this: ${what}`,
    onlyStops:
      'This address or number was changed itself not long ago, and you did not confirm that yourself. So here you can only stop it.',
    confirmed: {
      email: 'Confirmed. The new e-mail address now gets a link; it counts once you follow it.',
      mobile: 'Confirmed. From now on codes go to the new number.',
      devices: 'Confirmed. You were signed out everywhere. Sign in again.',
    },
    stopped: 'Stopped. Everything stays as it was, and your office is told.',
    doneTitle: 'Thank you',
    later: 'Later',
    unanswered:
      'You have not said yet whether the change of your account is right. Nothing was recorded.',
    endedTitle: 'There is nothing left to do here',
    ended: {
      confirmed: (moment: string) => `You confirmed this on ${moment}.`,
      stopped: (moment: string) => `This was stopped on ${moment}. Everything stayed as it was.`,
      overtaken: (moment: string) =>
        `You changed this yourself on ${moment}. What had been passed on lapsed by that.`,
      cancelled: (moment: string) =>
        `This was taken back by your office on ${moment}. Everything stayed as it was.`,
      taken_back: (moment: string) =>
        `This was taken back on ${moment} by whoever had passed it on. Everything stayed as it was.`,
      again: (moment: string) =>
        `On ${moment} another change was passed on in its place. This one will not happen.`,
      lapsed: (moment: string) =>
        `The new e-mail address was not confirmed in time: this lapsed on ${moment}. Everything stayed as it was.`,
      counts: (moment: string) => `This change has counted since ${moment}.`,
    },
    distrust: 'Do you not trust this? Then call your office at once.',
    expired:
      'The link is too old, or was not copied from the message in full. Call your office if you do not trust this.',
  },
  confirmEmail: {
    title: 'Confirm your e-mail address',
    lead: (name: string) => `Dear ${name}, is this your new e-mail address?`,
    follows:
      'Once confirmed this is your user name and the address for your messages. You are signed out on other devices. Your password stays the same.',
    submit: 'Yes, this is my e-mail address',
    doneTitle: 'Your e-mail address was changed',
    done: (email: string) => `From now on you sign in with ${email}.`,
    toPortal: 'Go to the portal',
    expired:
      'The link has expired, was used already or was replaced by a newer one. If you confirmed your new address already, sign in with it; otherwise with your old one. Ask your office for a new link if you need one.',
  },
};

//! Passkeys: the one place that knows the crate that checks them (decision 24). What a ceremony has to remember lies in
//! the database, is taken out once, and ends after five minutes; a browser holds only the secret that finds it.

mod made_up;

use std::borrow::Cow;

use jiff::Timestamp;
use store::{OfficerId, Passkey};
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::auth::{
    AllowedCredentials, AuthenticationVerificationOptions, NonDiscoverableCredentialRequestOptions,
};
use webauthn_rp::request::register::{
    CredProtect, PublicKeyCredentialUserEntity, RegistrationVerificationOptions, ResidentKeyRequirement, UserHandle16,
    Username,
};
use webauthn_rp::request::{
    AsciiDomain, Credentials, ExtensionInfo, PublicKeyCredentialDescriptor, RpId, UserVerificationRequirement,
};
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, NonDiscoverableAuthentication16, NonDiscoverableAuthenticationServerState,
    PublicKeyCredentialCreationOptions, Registration, RegistrationServerState,
};

pub(crate) use made_up::MadeUp;

/// A passkey was not accepted. Nobody is told more: every refusal looks the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the passkey was not accepted")]
pub(crate) struct Refused;

/// Checks passkeys for one origin.
pub(crate) struct Passkeys {
    party: RpId,
    origin: String,
}

/// A ceremony that has begun: what the browser gets, and what the server has to remember.
pub(crate) struct Begun {
    /// The options, as JSON for the browser.
    pub(crate) options: String,
    /// What the server has to remember.
    pub(crate) state: Vec<u8>,
}

impl Passkeys {
    /// For an origin whose host is a name: browsers refuse passkeys on addresses of numbers. None otherwise.
    pub(crate) fn new(origin: &str) -> Option<Self> {
        let host = web::Origin::read(origin)?.host().to_owned();
        let is_number = host.starts_with('[') || host.parse::<std::net::IpAddr>().is_ok();
        let party = (!is_number).then(|| AsciiDomain::try_from(host).ok()).flatten()?;
        Some(Self { party: RpId::Domain(party), origin: origin.to_owned() })
    }

    /// Begins to make a passkey for somebody who has these.
    pub(crate) fn begin_enrolment(&self, id: OfficerId, name: &str, have: &[Passkey]) -> Result<Begun, Refused> {
        let handle = UserHandle16::decode(id).map_err(|_| Refused)?;
        // Account names may have spaces, user names may not (RFC 8265).
        let name = name.replace(' ', ".");
        let name = Username::try_from(Cow::Owned(name)).map_err(|_| Refused)?;
        let user = PublicKeyCredentialUserEntity { name, id: &handle, display_name: None };
        let known = have.iter().map(descriptor).collect::<Result<Vec<_>, _>>()?;
        let mut options = PublicKeyCredentialCreationOptions::passkey(&self.party, user, known);
        // A name is asked for first, so the passkey need not be found without one: that fills security keys.
        options.authenticator_selection.resident_key = ResidentKeyRequirement::Discouraged;
        options.authenticator_selection.user_verification = UserVerificationRequirement::Required;
        options.extensions.cred_protect = CredProtect::UserVerificationRequired(ExtensionInfo::AllowDontEnforceValue);
        let (server, client) = options.start_ceremony().map_err(|_| Refused)?;
        let options = serde_json::to_string(&client).map_err(|_| Refused)?;
        Ok(Begun { options, state: server.encode().map_err(|_| Refused)? })
    }

    /// The passkey that was made, if all about it is right.
    pub(crate) fn finish_enrolment(
        &self,
        state: &[u8],
        answer: &[u8],
        officer: OfficerId,
        now: Timestamp,
    ) -> Result<Passkey, Refused> {
        let state = RegistrationServerState::<16>::decode(state).map_err(|_| Refused)?;
        let answer = Registration::from_json_relaxed(answer).map_err(|_| Refused)?;
        let origins = [self.origin.as_str()];
        let options = RegistrationVerificationOptions::<&str, &str> { allowed_origins: &origins, ..Default::default() };
        let made = state.verify(&self.party, &answer, &options).map_err(|_| Refused)?;
        Ok(Passkey {
            credential: made.id().as_ref().to_vec(),
            officer,
            transports: made.transports().encode().map_err(|_| Refused)?,
            fixed: made.static_state().encode().map_err(|_| Refused)?,
            changing: made.dynamic_state().encode().map_err(|_| Refused)?.to_vec(),
            added_at: now,
            used_at: Some(now),
        })
    }

    /// Begins to sign in with one of these passkeys; made-up ones for a name that nobody has.
    pub(crate) fn begin_sign_in(&self, have: &[Passkey]) -> Result<Begun, Refused> {
        let mut allowed = AllowedCredentials::with_capacity(have.len());
        for passkey in have {
            allowed.push(descriptor(passkey)?.into());
        }
        let mut options =
            NonDiscoverableCredentialRequestOptions::second_factor(&self.party, allowed).map_err(|_| Refused)?;
        // The crate's default for a second factor is to discourage it.
        options.options().user_verification = UserVerificationRequirement::Required;
        let (server, client) = options.start_ceremony().map_err(|_| Refused)?;
        let options = serde_json::to_string(&client).map_err(|_| Refused)?;
        Ok(Begun { options, state: server.encode().map_err(|_| Refused)? })
    }

    /// The passkey of these that was used, with what changes of it, if all about the answer is right. They are those that
    /// the person has now: one that was removed since the beginning is not among them.
    pub(crate) fn finish_sign_in(
        &self,
        state: &[u8],
        answer: &[u8],
        have: &[Passkey],
    ) -> Result<(Vec<u8>, Vec<u8>), Refused> {
        let state = NonDiscoverableAuthenticationServerState::decode(state).map_err(|_| Refused)?;
        let answer = NonDiscoverableAuthentication16::from_json_relaxed(answer).map_err(|_| Refused)?;
        let id = answer.raw_id();
        let passkey = have.iter().find(|passkey| passkey.credential == id.as_ref()).ok_or(Refused)?;
        let handle = UserHandle16::decode(passkey.officer).map_err(|_| Refused)?;
        let fixed = StaticState::<Key>::decode(passkey.fixed.as_slice()).map_err(|_| Refused)?;
        let changing: [u8; 7] = passkey.changing.as_slice().try_into().map_err(|_| Refused)?;
        let changing = DynamicState::decode(changing).map_err(|_| Refused)?;
        let mut credential = AuthenticatedCredential::new(id, &handle, fixed, changing).map_err(|_| Refused)?;
        let origins = [self.origin.as_str()];
        let options =
            AuthenticationVerificationOptions::<&str, &str> { allowed_origins: &origins, ..Default::default() };
        state.verify(&self.party, &answer, &mut credential, &options).map_err(|_| Refused)?;
        let changing = credential.dynamic_state().encode().map_err(|_| Refused)?.to_vec();
        Ok((passkey.credential.clone(), changing))
    }
}

/// A public key as its column has it: Ed25519, P-256, P-384 or RSA.
type Key = CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>;

fn descriptor(passkey: &Passkey) -> Result<PublicKeyCredentialDescriptor<Vec<u8>>, Refused> {
    let id = CredentialId::<Vec<u8>>::decode(passkey.credential.clone()).map_err(|_| Refused)?;
    let transports = AuthTransports::decode(passkey.transports).map_err(|_| Refused)?;
    Ok(PublicKeyCredentialDescriptor { id, transports })
}

//! What of the desk a store that can do nothing does not do.

use async_trait::async_trait;
use jiff::Timestamp;
use store::{
    AuditEntry, Ceremony, DeskSession, DeskSessions, Invitation, Officer, OfficerId, Officers, Passkey, StoreError,
};

use crate::without_store::Broken;

macro_rules! refuses {
    ($name:ident { $($method:ident($($type:ty),*) -> $answer:ty;)+ }) => {
        #[async_trait]
        impl $name for Broken {
            $(async fn $method(&self, $(_: $type),*) -> Result<$answer, StoreError> {
                self.fail().await
            })+
        }
    };
}

refuses! {
    Officers {
        officers() -> Vec<Officer>;
        officer(String) -> Option<Officer>;
        officer_by_id(OfficerId) -> Option<Officer>;
        add_officer(Officer, Invitation, AuditEntry) -> bool;
        invite_again(Invitation, AuditEntry) -> bool;
        revoke_officer(OfficerId, Timestamp, AuditEntry) -> bool;
        passkeys(OfficerId) -> Vec<Passkey>;
        enrol(Passkey, Option<[u8; 32]>, DeskSession, AuditEntry) -> bool;
        used_passkey(Vec<u8>, Vec<u8>, DeskSession, AuditEntry) -> bool;
        remove_passkey(OfficerId, Vec<u8>, AuditEntry) -> bool;
    }
}

refuses! {
    DeskSessions {
        session([u8; 32], Timestamp) -> Option<(DeskSession, Officer)>;
        begin_session(DeskSession, Option<[u8; 32]>, AuditEntry) -> bool;
        see_session([u8; 32], Timestamp, Option<Timestamp>) -> ();
        end_session([u8; 32], AuditEntry) -> ();
        end_sessions(OfficerId, AuditEntry) -> usize;
        invitation([u8; 32], Timestamp) -> Option<(Invitation, Officer)>;
        put_ceremony([u8; 32], Ceremony) -> ();
        take_ceremony([u8; 32], Timestamp) -> Option<Ceremony>;
        keep_words(OfficerId, [u8; 32], Vec<u8>, Timestamp, Timestamp) -> ();
        words(OfficerId, [u8; 32], Timestamp) -> Option<(Vec<u8>, Timestamp)>;
        drop_words(OfficerId, [u8; 32]) -> ();
        expire_desk(Timestamp) -> usize;
    }
}

-- Who asked that the account and all that is known of the person be deleted (个人信息保护法 第四十七条), and when.

CREATE TABLE person_deletion (
  person   uuid        CONSTRAINT person_deletion_key PRIMARY KEY
                       CONSTRAINT person_deletion_person_exists REFERENCES person,
  asked_at timestamptz NOT NULL,
  -- Until then it can be taken back.
  due_at   timestamptz NOT NULL,
  done_at  timestamptz
);
CREATE INDEX person_deletion_due ON person_deletion (due_at) WHERE done_at IS NULL;

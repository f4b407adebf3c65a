"""What the overview promises by name: tables, functions, triggers, buckets, what is published, sequences."""

from __future__ import annotations

PRODUCTION = """
    users students user_security_summary user_activity_logs onboarding_responses onboarding_jobs
    modules available_lessons recording_views recording_ratings recording_attachments user_unlocks course_tracks
    assignments submissions assignment_grading
    invoices installment_plans installment_payments company_settings
    notifications notification_templates notification_settings support_tickets support_ticket_replies messages email_queue
    success_sessions segmented_weekly_success_sessions success_partner_credits
    admin_logs user_metrics student_recovery_messages integrations
    badges user_badges milestones milestone_categories
""".split()
BACKUPS = ["user_security_summary_backup", "segmented_weekly_success_sessions_backup"]

STATUS_COLUMNS = (
    "recording_id uuid, sequence_order integer, is_unlocked boolean, unlock_reason text, assignment_required boolean,"
    " assignment_completed boolean, recording_watched boolean"
)
FUNCTIONS = {
    # name: (arguments, result)
    "get_current_user_role": ("", "text"),
    "create_user_with_role": (
        "target_email text, target_password text, target_role text, target_full_name text DEFAULT NULL::text,"
        " target_metadata jsonb DEFAULT '{}'::jsonb",
        "jsonb",
    ),
    "initialize_student_unlocks": ("p_user_id uuid", "void"),
    "unlock_next_recording": ("p_user_id uuid, p_current_recording_id uuid", "void"),
    "get_sequential_unlock_status": ("p_user_id uuid", f"TABLE({STATUS_COLUMNS})"),
    "sync_user_unlock_progress": ("p_user_id uuid", "void"),
    "is_recording_watched": ("_user_id uuid, _recording_id uuid", "boolean"),
    "has_completed_all_modules": ("_user_id uuid", "boolean"),
    "is_assignment_passed": ("_user_id uuid, _assignment_id uuid", "boolean"),
    "update_company_branding": ("branding_data jsonb", "json"),
    "create_notification": ("p_user_id uuid, p_type text, p_title text, p_message text, p_metadata jsonb DEFAULT '{}'::jsonb", "uuid"),
    "notify_users": ("user_ids uuid[], template_key text, payload jsonb", "uuid[]"),
    "notify_roles": ("role_codes text[], template_key text, payload jsonb", "uuid[]"),
    "get_users_by_role": ("role_code text", "SETOF uuid"),
    "interpolate_template": ("t text, vars jsonb", "text"),
    "mark_all_notifications_read": ("", "integer"),
    "send_test_notification": ("template_key text, payload jsonb", "uuid[]"),
    "log_data_access_attempt": ("table_name text, operation text, user_role text, target_user_id uuid DEFAULT NULL::uuid", "void"),
    "get_inactive_students": (
        "days_threshold integer DEFAULT 3",
        "TABLE(user_id uuid, email text, full_name text, last_active_at timestamp with time zone, days_inactive integer, phone text)",
    ),
    "record_recovery_message": (
        "p_user_id uuid, p_message_type text DEFAULT 'whatsapp_inactive'::text, p_days_inactive integer DEFAULT 3,"
        " p_message_content text DEFAULT NULL::text",
        "uuid",
    ),
    "get_user_lms_status": ("user_id uuid", "text"),
    "validate_questionnaire_structure": ("questionnaire_data jsonb", "boolean"),
    "create_student_complete": (
        "p_email text, p_password text, p_full_name text, p_phone text DEFAULT NULL::text, p_address text DEFAULT NULL::text,"
        " p_mentor_id uuid DEFAULT NULL::uuid, p_batch_id uuid DEFAULT NULL::uuid, p_pod_id uuid DEFAULT NULL::uuid",
        "jsonb",
    ),
    **dict.fromkeys(
        """
            handle_auth_user_deleted handle_user_cascade_deletion validate_user_role validate_password_security
            handle_recording_watched handle_recording_changes handle_sequential_submission_approval notify_on_assignment_graded
            audit_invoice_changes handle_fees_cleared notify_on_ticket_update notify_on_ticket_reply audit_notification_templates
            handle_success_session_changes handle_success_session_sync audit_integration_access audit_user_status_changes_to_logs
        """.split(),
        ("", "trigger"),
    ),
}

FUNCTIONAL_TRIGGERS = {
    ("public.users", "validate_user_role", "before insert update"),
    ("public.users", "validate_password_security", "before insert update"),
    ("public.users", "audit_user_status_changes_to_logs", "after update of lms_status, status"),
    ("public.users", "audit_user", "after insert update delete"),
    ("public.students", "generate_student_id", "before insert"),
    ("public.students", "handle_fees_cleared", "after insert update of fees_cleared"),
    ("public.available_lessons", "handle_recording_changes", "after insert update delete"),
    ("public.available_lessons", "notify_on_learning_item_changed", "after insert update delete"),
    ("public.available_lessons", "validate_mentor_recording_update", "before update of recording_url"),
    ("public.recording_views", "handle_recording_watched", "after insert update of watched"),
    ("public.assignments", "notify_on_learning_item_changed", "after insert update delete"),
    ("public.submissions", "handle_sequential_submission_approval", "after insert update of status"),
    ("public.assignment_grading", "notify_on_assignment_graded", "after insert update"),
    ("public.invoices", "audit_invoice_changes", "after insert update delete"),
    ("public.invoices", "notify_on_invoice_issued", "after insert update of status"),
    ("public.notification_templates", "audit_notification_templates", "after insert update delete"),
    ("public.support_tickets", "notify_on_ticket_update", "after insert update"),
    ("public.support_ticket_replies", "notify_on_ticket_reply", "after insert"),
    ("public.success_sessions", "handle_success_session_changes", "after insert update"),
    ("public.success_sessions", "handle_success_session_sync", "after insert update delete"),
    ("public.success_sessions", "notify_on_learning_item_changed", "after insert update delete"),
    ("public.integrations", "audit_integration_access", "after insert update delete"),
    ("auth.users", "handle_auth_user_deleted", "after delete"),
    ("auth.users", "handle_user_cascade_deletion", "before delete"),
}
STAMPED = """
    users students user_security_summary onboarding_responses onboarding_jobs modules recording_views recording_ratings assignments
    submissions assignment_grading invoices installment_plans installment_payments company_settings notification_templates
    notification_settings support_tickets messages email_queue success_partner_credits student_recovery_messages integrations
    milestones milestone_categories
""".split()

BUCKETS = {"assignment-files": False, "company-branding": True, "recording-attachments": False, "assignment-submissions": False}
PUBLISHED = ["company_settings", "notifications", "submissions", "support_ticket_replies", "user_unlocks"]
SEQUENCES = {
    "company_settings_id_seq": "public.company_settings.id",
    "integrations_id_seq": "public.integrations.id",
    "user_metrics_id_seq": "public.user_metrics.id",
}

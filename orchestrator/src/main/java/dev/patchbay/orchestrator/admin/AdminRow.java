package dev.patchbay.orchestrator.admin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "admin_user")
class AdminRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    String name = "";

    @Column(name = "password_hash")
    String passwordHash = "";

    /// Whether the password was made by us and must be replaced before anything else.
    @Column(name = "one_time")
    boolean oneTime;
}

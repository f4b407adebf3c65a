"""`KINDS`: every kind by its name. A kind is five small pieces that bear that name; tests/test_kinds.py names what is missing."""

from __future__ import annotations

from growthos_cli.catalog.aggregates import Aggregate
from growthos_cli.catalog.attached import ExtensionDependency, Owner, SecurityLabel, Withheld
from growthos_cli.catalog.base_types import BaseType, ShellType
from growthos_cli.catalog.beside import Clustered, RewriteRule, Statistics
from growthos_cli.catalog.between import Cast, Collation, Conversion
from growthos_cli.catalog.constraints import Check, Exclusion, ForeignKey, PrimaryKey, Unique
from growthos_cli.catalog.database import Database, RoleSettings
from growthos_cli.catalog.foreign import ForeignDataWrapper, ForeignServer, UserMapping
from growthos_cli.catalog.languages import EventTrigger, Language, Transform
from growthos_cli.catalog.lineage import IndexPartition, Inheritance, Partition
from growthos_cli.catalog.operators import AccessMethod, Operator, OperatorClass, OperatorFamily
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.relations import Column, Extension, Index, ReplicaIdentity, Schema, Sequence, SequenceOwner, Table
from growthos_cli.catalog.replication import Publication, PublicationSchema, PublicationTable, Subscription
from growthos_cli.catalog.role import Membership, Role
from growthos_cli.catalog.routines import Function, InternalTrigger, PartitionTrigger, Trigger
from growthos_cli.catalog.rows import Bucket, Row
from growthos_cli.catalog.security import Comment, DefaultPrivilege, Grant, Policy, RowSecurity
from growthos_cli.catalog.text_search import TextSearchConfiguration, TextSearchDictionary, TextSearchParser, TextSearchTemplate
from growthos_cli.catalog.types import CompositeType, Domain, DomainCheck, Enum, RangeType
from growthos_cli.catalog.views import MaterializedView, MaterializedViewColumn, View, ViewColumn

KINDS: dict[str, type[Object]] = {
    cls.kind: cls
    for cls in (
        Database,
        Role,
        Membership,
        RoleSettings,
        Schema,
        Extension,
        Collation,
        Language,
        Enum,
        ShellType,
        Domain,
        DomainCheck,
        CompositeType,
        RangeType,
        Cast,
        Sequence,
        ForeignDataWrapper,
        ForeignServer,
        UserMapping,
        Table,
        Column,
        Inheritance,
        Function,
        BaseType,
        Aggregate,
        Operator,
        AccessMethod,
        OperatorFamily,
        OperatorClass,
        Conversion,
        Transform,
        TextSearchParser,
        TextSearchTemplate,
        TextSearchDictionary,
        TextSearchConfiguration,
        SequenceOwner,
        PrimaryKey,
        Unique,
        Check,
        Exclusion,
        View,
        MaterializedView,
        ViewColumn,
        MaterializedViewColumn,
        Index,
        Statistics,
        Clustered,
        ReplicaIdentity,
        ForeignKey,
        Partition,
        IndexPartition,
        Trigger,
        PartitionTrigger,
        InternalTrigger,
        RewriteRule,
        RowSecurity,
        Policy,
        Owner,
        Withheld,
        Grant,
        Comment,
        SecurityLabel,
        ExtensionDependency,
        Bucket,
        Publication,
        PublicationTable,
        PublicationSchema,
        Subscription,
        Row,
        DefaultPrivilege,
        EventTrigger,
    )
}
"""In the order of their rank."""

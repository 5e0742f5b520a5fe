/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Streams are told apart by their headers, whatever the order and the form of the columns' names.
 */
#include "scratch.h"

#include "csv/aside.h"
#include "team/stream.h"

static struct stream
stream_with_header(const char *header)
{
    struct table *table = table_of(source_open_bytes("x.csv", header, strlen(header)), ',');
    struct stream stream = stream_of(table);
    table_close(table);
    return stream;
}

static void
assert_kind(const char *header, enum stream_kind kind)
{
    struct stream stream = stream_with_header(header);
    if (stream.kind != kind)
        fail_msg("'%s' is %d (%s)", header, (int)stream.kind, stream.name ? stream.name : "-");
    assert_true((stream.name == NULL) == (kind == STREAM_UNKNOWN));
}

static void
assert_other(const char *header, const char *name)
{
    struct stream stream = stream_with_header(header);
    assert_int_equal(stream.kind, STREAM_OTHER);
    assert_string_equal(stream.name, name);
}

static void
streams_with_sections_are_known(void **state)
{
    (void)state;
    assert_kind("date,rep,event\n", STREAM_EVENTS);
    assert_kind("date,rep,event,count,value,unit,account,ref,source,note\n", STREAM_EVENTS);
    assert_kind("day,owner,kind,customer\n", STREAM_EVENTS);
    assert_kind("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,"
                "close_value\n",
        STREAM_EVENTS);
    assert_kind(
        "rep,goal,metric,direction,from,target,unit,per,start,due,why,set_by,supports,guard,"
        "specific,measurable,achievable,relevant,time_bound,purposeful,questions,actual,"
        "attainment,expected,projected,low,high,likelihood,kept,status,as_of\n",
        STREAM_GOAL_STATUS);
    assert_kind("file,line,column,reason,record\n", STREAM_REJECTS);
    assert_kind("id,date,rep,coach,kind,skill,focus,asked,told,minutes,effort,action,owner,due,"
                "closes,note\n",
        STREAM_COACHING);
}

static void
names_may_be_written_in_many_ways(void **state)
{
    (void)state;
    assert_kind("As Of,Status,GOAL,attain-ment,Rep\n", STREAM_GOAL_STATUS);
    assert_kind("record,reason,column,line,file,extra\n", STREAM_REJECTS);
}

static void
other_streams_are_named(void **state)
{
    (void)state;
    assert_kind("rep,alias,manager,team,role,start,end,share,base_pay_ok\n", STREAM_ROSTER);
    assert_kind("rep,goal,metric,target\n", STREAM_GOALS);
    assert_kind("rep,goal\n", STREAM_GOALS);
    assert_other("reps,coach,sessions,last,days_since,follow_through,status\n",
        "a coaching status by coach");
    assert_other("scale,items,n,alpha,alpha_low,alpha_high,omega,sem,worst_item,item_rest\n",
        "a table of reliability");
    assert_other(
        "rep,driver,event,count,weeks,per_week,usual,percentile,last\n", "evidence by driver");
    assert_other("rep,drive,asks,state,evidence,last,question\n", "questions about people");
    assert_other("by,group,first,last,date,scale,n,mean,sd,headcount,min_group,members\n",
        "a file of what was shown");
    assert_other("name,kind,announced,start,end,metric,reps\n", "a list of interventions");
    assert_kind(
        "name,metric,reps,before,during,after,lift_during,lift_after,verdict\n", STREAM_LIFT);
    assert_other("date,rep,kind,task\n", "a list of tasks"); /* and no plain file of events */
    assert_other("rep,date,item,answer\n", "answers to a survey");
    assert_other("item,scale,reversed,weight,min,max,text\n", "a codebook");
}

/* What is said of a file that a program has no use for. */
static void
every_stream_has_a_name(void **state)
{
    (void)state;
    static const struct {
        const char *header, *name;
    } rows[] = {
        {"file,line,column,reason,record\n", "rows set aside"},
        {"rep,goal,status,attainment,as_of\n", "a goal status"},
        {"date,rep,coach,kind\n", "a coaching log"},
        {"rep,sessions,days_since,follow_through\n", "a coaching status"},
        {"rep,date,scale,pomp,verdict\n", "scores of people"},
        {"group,date,scale,mean,shown\n", "scores of groups"},
        {"date,rep,driver,rule,what\n", "a recognition list"},
        {"name,metric,lift_during,lift_after,verdict\n", "a lift table"},
        {"rep,weeks,per_week,after_hours,weekend\n", "a load table"},
        {"candidate,rater,question,rating\n", "ratings"},
        {"mentor,mentee,skill\n", "mentor pairs"},
        {"rep,goal\n", "a goals file"},
        {"rep,manager\n", "a roster"},
        {"composite,scale\n", "composites of scales"},
        {"scale,mean,sd\n", "norms of scales"},
        {"rep,interest\n", "a list of interests"},
        {"rep,skill,level\n", "a list of skills"},
        {"kind,interest,frame\n", "a list of frames"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(stream_with_header(rows[i].header).name, rows[i].name);
}

static void
unknown_headers_stay_unknown(void **state)
{
    (void)state;
    assert_kind("a,b,c\n", STREAM_UNKNOWN);
    assert_kind("rep\n", STREAM_UNKNOWN);
    assert_kind("date\n", STREAM_UNKNOWN);
}

static void
assert_refused(const char *header, const char *message)
{
    fatal_begin();
    struct table *table = table_of(source_open_bytes("x.csv", header, strlen(header)), ',');
    int status = setjmp(fatal_back);
    if (status == 0)
        stream_refuse(table);
    const char *said = fatal_said();
    fatal_end();
    table_close(table);
    assert_int_equal(status, STATUS_TROUBLE);
    assert_string_equal(said, message);
}

static void
a_refusal_shows_the_header(void **state)
{
    (void)state;
    assert_refused("Ana,b\x1B[2J\n",
        "amptools: x.csv: no stream of the toolkit has the header 'Ana,b\\x1b[2J'\n");
}

static void
a_long_header_is_cut(void **state)
{
    (void)state;
    char header[1001];
    for (size_t i = 0; i < 1000; i++)
        header[i] = i % 10 == 9 ? ',' : 'x';
    header[1000] = '\0';
    fatal_begin();
    struct table *table = table_of(source_open_bytes("x.csv", header, 1000), ',');
    int status = setjmp(fatal_back);
    if (status == 0)
        stream_refuse(table);
    const char *said = fatal_said();
    fatal_end();
    table_close(table);
    assert_true(strlen(said) < 500);
    const char end[] = ",xxxxxxxxx...'\n";
    assert_string_equal(said + strlen(said) - strlen(end), end);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(streams_with_sections_are_known),
        cmocka_unit_test(names_may_be_written_in_many_ways),
        cmocka_unit_test(other_streams_are_named),
        cmocka_unit_test(every_stream_has_a_name),
        cmocka_unit_test(unknown_headers_stay_unknown),
        cmocka_unit_test(a_refusal_shows_the_header),
        cmocka_unit_test(a_long_header_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
